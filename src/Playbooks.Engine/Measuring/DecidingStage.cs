namespace Playbooks.Engine.Measuring;

/// <summary>The stages of a decision, in their order.</summary>
public enum DecidingStage
{
    /// <summary>The request is taken in, and derived facts are worked out.</summary>
    Derive,

    /// <summary>Rules are looked up and tested.</summary>
    Match,

    /// <summary>What the rules want is suppressed, held against history, and ranked.</summary>
    Rank,

    /// <summary>Actions are written out, with reasons and messages.</summary>
    Write,

    /// <summary>What was not chosen is explained, and what is missing.</summary>
    Explain,
}
