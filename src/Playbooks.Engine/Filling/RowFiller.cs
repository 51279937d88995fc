using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Filling;

/// <summary>Fills the rows of a set of facts from JSON objects, member by member.</summary>
internal sealed class RowFiller(FactSlots slots)
{
    private ulong[] _seen = [];

    /// <summary>When facts of the rows filled since it was made were learned, for those that say so.</summary>
    public List<FactAge> Ages { get; } = [];

    /// <summary>The row of the object whose bracket a reader stands at, which then stands at its end; null when it must be looked at closely.</summary>
    public FactRow? Fill(ref Utf8JsonReader json, Entity entity)
    {
        var row = new FactRow(slots.Vocabulary.LayoutOf(entity));
        var words = (row.Layout.Columns.Length + 63) / 64;
        if (_seen.Length < words)
        {
            _seen = new ulong[words];
        }
        Array.Clear(_seen);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueIsEscaped || slots.Find(entity, json.ValueSpan) is not { } slot || !IsNew(slot) || !json.Read() || !TryFill(ref json, slot, row))
            {
                return null;
            }
        }
        return row;
    }

    // A name given twice is a mistake, even when nothing is known either time.
    private bool IsNew(FactSlot slot)
    {
        ref var word = ref _seen[slot.Fact.Column.Number >> 6];
        var bit = 1UL << slot.Fact.Column.Number;
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    private bool TryFill(ref Utf8JsonReader json, FactSlot slot, FactRow row) =>
        json.TokenType == JsonTokenType.StartObject ? TryFillDated(ref json, slot, row) : slot.TryFill(row, ref json);

    // {"value":…,"asOf":"2026-01-01"}, in either order, and nothing else.
    private bool TryFillDated(ref Utf8JsonReader json, FactSlot slot, FactRow row)
    {
        var (hasValue, age) = (false, (DateTimeOffset?)null);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueIsEscaped)
            {
                return false;
            }
            if (!hasValue && json.ValueTextEquals("value"u8))
            {
                hasValue = true;
                if (!json.Read() || !slot.TryFill(row, ref json))
                {
                    return false;
                }
            }
            else if (age is null && json.ValueTextEquals("asOf"u8) && json.Read() && json.TokenType == JsonTokenType.String && JsonText.TryReadMoment(ref json, out var at))
            {
                age = at;
            }
            else
            {
                return false;
            }
        }
        if (!hasValue || age is null)
        {
            return false;
        }
        if (row.State(slot.Fact.Column) == FactState.Known)
        {
            Ages.Add(new FactAge(row, slot.Fact.Column, age.Value));
        }
        return true;
    }
}
