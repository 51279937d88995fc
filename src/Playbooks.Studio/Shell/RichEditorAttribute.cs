namespace Playbooks.Studio.Shell;

/// <summary>
/// Marks pages with the code editor, which makes styles by script and has pictures in its styles. They alone may have
/// inline styles; scripts stay as strict as everywhere.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RichEditorAttribute : Attribute;
