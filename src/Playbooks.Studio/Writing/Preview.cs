using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Studio.Writing;

/// <summary>What came of trying a template on a contact.</summary>
/// <param name="Language">The language in which it speaks to them, or null where it was not written.</param>
/// <param name="Subject">Its subject, or null.</param>
/// <param name="Body">Its text; null where it is withheld.</param>
/// <param name="Withheld">Why it is withheld, or null.</param>
/// <param name="NotKnown">What the template names and is not known of this contact.</param>
public sealed record Preview(string? Language, string? Subject, string? Body, Diagnostic? Withheld, ImmutableArray<string> NotKnown)
{
    /// <summary>Why there is nothing to see yet, or null.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Nothing to see yet.</summary>
    public static Preview Of(string obstacle) => new(null, null, null, null, []) { Obstacle = obstacle };
}

/// <summary>An account with its contacts, to choose from.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Contacts">Its contacts: the id with the account's before it, and the name.</param>
public sealed record PreviewAccount(string Account, string Name, ImmutableArray<(string Value, string Name)> Contacts);
