/** The privacy section of the settings: network requests and remembered searches. */
import { formatNumber } from '../format.ts';

export const privacy = {
  none: 'Sightline 启动以来没有发出过网络请求。',
  some: (count: number) => `Sightline 启动以来发出了 ${formatNumber(count)} 个网络请求。`,
  detail: '除非使用远程编码器，您的照片、搜索和标签都保留在这台电脑上。应用发出的每个请求都列在这里。',
  list: '网络请求',
  purposes: { update: '新版本', model: '模型', remote: '远程编码器', unexpected: '意外请求' },
  outcomes: { done: '已响应', failed: '失败', blocked: '已阻止' },
  failed: '无法读取请求列表。',
  searchHistory: '记住搜索',
  searchHistoryDetail: '用于在输入时给出建议。搜索记录只保存在这台电脑上。',
  forget: '清除所有搜索记录…',
  forgetTitle: '清除所有搜索记录？',
  forgetDetail: '来自以往搜索的建议会消失，已保存的搜索会保留。',
  forgetConfirm: '清除搜索记录',
  forgotten: '已清除所有搜索记录。',
};
