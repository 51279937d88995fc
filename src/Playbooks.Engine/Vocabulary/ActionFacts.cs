using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>What the ranking formula and an offer's limits may say of the action itself: <c>action.effort</c> and so on.</summary>
public static class ActionFacts
{
    /// <summary>effort in minutes, cost in the account's currency, kind and band by name.</summary>
    public static readonly RowLayout Layout = new("action",
    [
        ("effort", DataType.Double),
        ("cost", DataType.Decimal),
        ("kind", DataType.String),
        ("band", DataType.String),
    ]);
}
