using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Rules;

/// <summary>What a playbook's rules take from it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="For">Whether its rules run for each contact or for the account.</param>
/// <param name="Band">The band of rules that name none, or null.</param>
internal sealed record PlaybookFrame(string Id, string Title, Entity For, string? Band);
