/** What users can do about each kind of failure. */
export const advice = {
  'invalid-input': '请修改搜索后重试。',
  forbidden: '请打开 Sightline 启动时显示的地址。',
  'not-found': '它可能已被移动或删除。请重新扫描文件夹后重试。',
  unsupported: '请使用 JPEG、PNG、WebP、AVIF、GIF、TIFF 或 SVG 图像。',
  'too-large': '请使用较小的图像。',
  unreadable: '请确认文件完整，并且您有权读取。',
  'model-invalid': '请重新安装 Sightline 以恢复模型。',
  'no-library': '请先添加一个照片文件夹。',
  locked: '另一个 Sightline 正在使用此图库。请将其关闭后重试。',
  'disk-full': '请在图库所在的磁盘上腾出空间后重试。',
  'read-only': '请允许写入图库文件夹后重试。',
  unavailable: 'Sightline 正忙或正在重新启动。请稍后重试。',
  cancelled: '您可以随时重新开始。',
  timeout: '用时过长。请稍后重试。',
  internal: '这是 Sightline 的故障。请重试；如果问题仍在，请重新启动 Sightline。',
  disconnected: '连接恢复后会立即重试。',
};
