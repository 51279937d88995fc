using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>A template to be written for a contact, whether or not a decision recommends it.</summary>
/// <param name="Template">The template's name without a language.</param>
/// <param name="Action">The action that it belongs to: its owner is the sender, its due time the one that templates name.</param>
/// <param name="Contact">The contact's id, or null for the account alone.</param>
public sealed record TemplateRequest(string Template, ActionDefinition Action, string? Contact);
