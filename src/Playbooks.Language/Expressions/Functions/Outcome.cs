using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Why a function failed, before it is known where.</summary>
internal sealed record Problem(DiagnosticKind Kind, string Message, string? Help = null);

/// <summary>What comes of a function: a value, nothing that is known, or a problem.</summary>
internal readonly struct Outcome<T>
{
    private Outcome(FactState state, T value, Problem? problem)
    {
        State = state;
        Value = value;
        Problem = problem;
    }

    public FactState State { get; }

    public T Value { get; }

    public Problem? Problem { get; }

    public static Outcome<T> NotKnown => new(FactState.NotKnown, default!, null);

    /// <summary>A value; null is not known. Needed by name where T is object, which no conversion can start from.</summary>
    public static Outcome<T> Of(T value) => new(value is null ? FactState.NotKnown : FactState.Known, value, null);

    public static implicit operator Outcome<T>(T value) => Of(value);

    public static implicit operator Outcome<T>(Problem problem) => new(FactState.Failed, default!, problem);
}
