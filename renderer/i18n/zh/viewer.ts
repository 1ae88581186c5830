/** The photo viewer. */
import { formatNumber } from '../format.ts';

const seconds = (count: number) => `${formatNumber(count)} 秒`;

export const viewer = {
  label: '照片',
  position: (index: number, count: number) => `第 ${formatNumber(index)} 张，共 ${formatNumber(count)} 张`,
  tools: '显示',
  more: '更多',
  zoomLevel: (percent: string) => `缩放 ${percent}`,
  turned: (degrees: number) => `视图已旋转 ${degrees}°，照片本身没有改变。`,
  turnedNote: '仅旋转了视图，照片本身没有改变。',
  loading: '正在加载照片…',
  loadingFull: '正在加载全部像素…',
  fullFailed: '无法加载全部像素，这是较小的预览。',

  slideshowStarted: (count: number) => `幻灯片放映已开始，每张 ${seconds(count)}。`,
  slideshowStopped: '幻灯片放映已停止。',
  slideshowStop: '停止幻灯片放映',
  slideshowSeconds: '每张照片的时间',
  seconds,

  details: '详细信息',
  path: '路径',
  taken: '拍摄时间',
  camera: '相机',
  dimensions: '尺寸',
  pixels: (width: string, height: string) => `${width} × ${height}`,
  megapixels: (count: string) => `${count} 百万像素`,
  size: '文件大小',
  place: '地点',
  unknown: '未记录',
  strength: '匹配度',
  strengthHint: '模型估计的照片与描述的符合程度。它用来给结果排序，并不表示结果正确的概率。',
  loadFailed: '无法读取这张照片的详细信息。',
  rating: '评分',
  albums: '相册',
  albumAdd: '添加到相册…',
  albumRemove: (name: string) => `从“${name}”中移除`,
  albumShow: (name: string) => `显示相册“${name}”`,

  metadata: '所有元数据',
  metadataFind: '在元数据中查找',
  metadataLoading: '正在读取文件…',
  metadataNone: '此文件没有元数据。',
  metadataNoMatch: '没有符合的条目。',
  fields: (count: number) => `${formatNumber(count)} 个条目`,

  similar: '与这张相似',
  similarLoading: '正在查找相似照片…',
  similarNone: '还没有其他照片可以比较。',

  regionTitle: '用照片的局部搜索',
  regionHint: '拖出一个矩形，框住您要找的内容。使用键盘时：方向键移动，Shift 加方向键调整大小，Enter 搜索。',
  regionLabel: (width: string, height: string, left: string, top: string) =>
    `照片的局部：宽 ${width}，高 ${height}，距左边 ${left}，距上边 ${top}`,
  regionSearch: '搜索',

  gone: '这张照片已不在图库中',
  goneDetail: '打开期间，它被移动、重命名或删除，或者所在的文件夹被移除。',
  offline: (folder: string) => `“${folder}”目前不可用`,
  offlineDetail: '请重新连接磁盘或网络文件夹。Sightline 已从其中的照片了解到的内容会保留。',
  offlinePreview: '这是 Sightline 保存的预览。',
  unreadable: '无法显示这张照片',
  unreadableDetail: '请确认文件完整，并且您有权读取，然后重试。',
  closeAfterGone: '返回照片列表',
};
