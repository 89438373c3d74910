export const widgetFields: { name: string; component: unknown }[] = [];
