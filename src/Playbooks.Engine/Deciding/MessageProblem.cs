using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Deciding;

/// <summary>A message that a contact would not get, or would get with a gap in it.</summary>
/// <param name="Template">The template, with its language where that is not the default one.</param>
/// <param name="Channel">The channel that it would go by, or null for a step's.</param>
/// <param name="Action">The action that it belongs to.</param>
/// <param name="Contact">The contact, or null for the account alone.</param>
/// <param name="IsWithheld">Whether nothing is written; else the text has a gap.</param>
/// <param name="Why">The reason, in words.</param>
/// <param name="Place">The place in the template, or null where there is no template.</param>
public sealed record MessageProblem(string Template, string? Channel, string Action, string? Contact, bool IsWithheld, string Why, Location? Place);
