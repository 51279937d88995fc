using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Scripts;

/// <summary>A script that was read and checked: one function in one document.</summary>
/// <param name="Source">The document.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Parameters">What it is called with, in order.</param>
/// <param name="Place">Where the function begins.</param>
public sealed record Script(SourceText Source, string Function, ImmutableArray<ScriptParameter> Parameters, Location Place);

/// <summary>What a script's function may be called with.</summary>
public enum ScriptParameter
{
    /// <summary>The account's facts: <c>account</c>.</summary>
    Account,

    /// <summary>The facts of the contact that the fact speaks of: <c>contact</c>.</summary>
    Contact,

    /// <summary>The facts of each contact, a list: <c>contacts</c>.</summary>
    Contacts,

    /// <summary>The facts of what happened, or null: <c>event</c>.</summary>
    Event,

    /// <summary>The decision's time, an ISO text in UTC: <c>at</c>.</summary>
    At,
}
