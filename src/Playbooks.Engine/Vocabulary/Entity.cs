namespace Playbooks.Engine.Vocabulary;

/// <summary>Whom a fact speaks of; also the position of its row in an evaluation frame.</summary>
public enum Entity
{
    /// <summary>The customer.</summary>
    Account = 0,

    /// <summary>A person at the account.</summary>
    Contact = 1,

    /// <summary>What set the decision off, where something did.</summary>
    Event = 2,

    /// <summary>The action being ranked or offered: effort and cost, for the ranking formula and offers alone.</summary>
    Action = 3,
}
