Page({
  data: {
    groups: [
      { path: 'basic', title: '基础' },
      { path: 'form', title: '表单' },
      { path: 'choice', title: '选择' },
      { path: 'feedback', title: '反馈' },
      { path: 'display', title: '展示' },
      { path: 'navigation', title: '导航' },
      { path: 'business', title: '业务' },
      { path: 'native', title: '微信标签' },
    ],
  },
})
