using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>What comes of a condition. Only the first lets a rule match; the others are three different reasons.</summary>
internal enum Verdict : byte
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not.</summary>
    DoesNotHold,

    /// <summary>It is about something that is not known.</summary>
    NotKnown,

    /// <summary>It is about something that could not be worked out, or could not be worked out itself.</summary>
    Failed,
}

/// <summary>Verdicts from values and states.</summary>
internal static class Verdicts
{
    public static Verdict Of(bool holds) => holds ? Verdict.Holds : Verdict.DoesNotHold;

    public static Verdict Of(FactState state, bool value) => state switch
    {
        FactState.Known => Of(value),
        FactState.Failed => Verdict.Failed,
        _ => Verdict.NotKnown,
    };
}
