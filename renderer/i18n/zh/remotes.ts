/** 远程编码器：添加、同意、使用。 */
import type { Messages } from '../words.ts';
import { formatNumber } from '../format.ts';

export const remotes: Messages['remotes'] = {
  title: '让另一台电脑处理照片',
  detail:
    '添加之前处于关闭状态。添加后，您自己的服务器或 Hugging Face Inference Endpoint 会看到您的照片和搜索内容。所需的格式见 docs/remote-encoder.md。',
  url: '地址',
  key: '密钥',
  test: '测试',
  asking: '正在询问…',
  serves: (host, model, revision, dimensions) =>
    `${host} 提供 ${model}（修订版 ${revision}，${dimensions} 维）。`,
  add: '添加…',
  consentTitle: (host) => `将照片发送到 ${host}？`,
  consent: (photos, size, host, pixels) =>
    `使用后，${formatNumber(photos)} 张照片（约 ${size}）会离开这台电脑，发送到 ${host}：每张缩小为 ${pixels} 像素，不含名称、地点、日期等元数据。以后添加的照片、用来搜索的图片、搜索的文字和用来添加标签的词也会发送。选择“使用”之前不会发送任何内容。`,
  agree: '同意并添加',
  use: '使用（发送照片）',
  stopUsing: '改用内置模型',
  remove: '移除',
  removeTitle: (name) => `移除 ${name}？`,
  removeDetail: '将删除其地址和密钥。它对您照片的处理结果保留在这台电脑上。',
  removed: (name) => `已移除 ${name} 及其密钥。`,
  keys: {
    none: '无密钥',
    file: '密钥保存在只有您能读取的文件中（没有可用的系统密钥库）',
    sealed: '密钥保存在系统密钥库中',
    environment: '密钥在环境变量 SIGHTLINE_REMOTE_KEY 中',
  },
  sends: (host) => `照片和搜索内容会发送到 ${host}。`,
  failedList: '无法加载远程编码器列表。',
};
