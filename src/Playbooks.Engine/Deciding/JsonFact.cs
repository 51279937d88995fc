using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// How a fact is written as a member of a JSON object, made once: its name and, for a choice, its values as the bytes that
/// they are, and where a row has it. The bytes are those that <see cref="SlotJson"/> and the name give.
/// </summary>
internal readonly struct JsonFact
{
    private readonly byte[] _name;
    private readonly byte[][]? _choices;
    private readonly int _state;

    private JsonFact(FactDefinition fact, string name, int statesAt)
    {
        (Column, _name, _state) = (fact.Column, PlainJson.NameAsBytes(name), fact.Column.StateIndex - (sizeof(long) * statesAt));
        _choices = fact.Column.Type is ChoiceType choice ? [.. choice.Values.Select(PlainJson.ValueAsBytes)] : null;
    }

    /// <summary>Where a row has it.</summary>
    public Column Column { get; }

    /// <summary>A fact by its name within its row.</summary>
    public static JsonFact OfRow(FactDefinition fact, RowLayout layout) => new(fact, fact.Column.Name, layout.StatesAt);

    /// <summary>A fact by its whole name.</summary>
    public static JsonFact Whole(FactDefinition fact) => new(fact, fact.Name, 0);

    /// <summary>Whether it is known, by the states of a row of the layout that it was made with; of most facts that is all that is asked.</summary>
    public bool IsKnown(ReadOnlySpan<FactState> states) => states[_state] == FactState.Known;

    /// <summary>Writes its name.</summary>
    public void WriteName(PlainJson json) => json.Name(_name);

    /// <summary>Writes its value; null where it is not known.</summary>
    public void WriteValue(PlainJson json, FactRow row)
    {
        if (_choices is null)
        {
            SlotJson.Write(json, row, Column);
        }
        else if (row.State(Column) == FactState.Known)
        {
            json.Literal(_choices[row.GetBits(Column)]);
        }
        else
        {
            json.Null();
        }
    }
}

/// <summary>The facts that decisions of a release report, as they are written.</summary>
/// <param name="report">The facts.</param>
internal sealed class JsonReport(ImmutableArray<FactDefinition> report)
{
    private readonly JsonFact[][] _facts =
    [
        .. new[] { Entity.Account, Entity.Contact, Entity.Event }.Select(entity => report.Where(fact => fact.Entity == entity).Select(JsonFact.Whole).ToArray()),
    ];

    /// <summary>Whether it is of these facts.</summary>
    public bool IsOf(ImmutableArray<FactDefinition> facts) => facts == report;

    /// <summary>Writes those that a row has.</summary>
    public void Write(PlainJson json, Entity entity, FactRow row)
    {
        foreach (ref readonly var fact in _facts[(int)entity].AsSpan())
        {
            fact.WriteName(json);
            fact.WriteValue(json, row);
        }
    }
}
