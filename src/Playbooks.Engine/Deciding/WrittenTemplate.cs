using Playbooks.Language.Templates;

namespace Playbooks.Engine.Deciding;

/// <summary>What came of a template for one contact.</summary>
/// <param name="Template">Its name, with its language where that is not the default one.</param>
/// <param name="Language">The language that it speaks: <c>en</c>, <c>de-AT</c>.</param>
/// <param name="Format">What it writes.</param>
/// <param name="At">The decision's time.</param>
/// <param name="Sender">The name that the policy gives for the action's owner, or null.</param>
/// <param name="Text">The text and its subject, or why they are withheld.</param>
public sealed record WrittenTemplate(string Template, string Language, TemplateFormat Format, DateTimeOffset At, string? Sender, RenderResult Text);
