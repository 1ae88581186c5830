/** The comparison of models on photos of the library. */
import type { Messages } from '../words.ts';

const states = {
  idle: '尚无比较',
  running: '正在比较模型…',
  done: '比较完成',
  cancelled: '比较已停止',
  failed: '比较失败',
};

export const comparison: Messages['comparison'] = {
  states,
  title: '用自己的照片比较模型',
  detail: '测量各模型查找您的照片的准确程度，以及在这台电脑上的开销。您的图库保持不变。',
  folder: '照片文件夹',
  models: '模型',
  labels: '子文件夹的名称说明照片内容',
  captions: '描述',
  captionsDetail: '包含 file 和 caption 两列的 CSV 文件。',
  captionsRemove: '移除描述',
  queries: '并排显示的搜索',
  queriesDetail: '每行一个，最多五个。',
  start: '比较',
  stop: '停止',
  needs: '请选择模型，以及子文件夹、描述或搜索中的一项。',
  progress: (model: string, finished: string, total: string) => `${model}：${finished}/${total} 张照片`,
  used: (used: string, all: string) => `使用文件夹中 ${all} 张照片里的 ${used} 张。`,
  unknownFiles: (count: string, one: boolean) =>
    one ? '有 1 条描述的文件不在文件夹中。' : `有 ${count} 条描述的文件不在文件夹中。`,
  model: '模型',
  recallAt1: '排第一',
  recallAt5: '前 5',
  recallAt10: '前 10',
  medianRank: '排名中位数',
  accuracy: '标签正确率',
  imagesPerSecond: '每秒照片数',
  text: '一次文本编码',
  milliseconds: (value: string) => `${value} 毫秒`,
  disk: '磁盘',
  memory: '内存',
  dimensions: '维数',
  languages: '语言',
  plot: '质量与速度',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model}：质量 ${quality}，每秒 ${speed} 张照片`,
  quality: '质量',
  save: '保存为 CSV',
  saved: '比较结果已保存。',
  answers: (query: string) => `“${query}”`,
};
