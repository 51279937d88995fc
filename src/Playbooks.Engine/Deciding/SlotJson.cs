using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes what lies in the slots of rows as JSON, with the bytes that <see cref="ValueJson"/> gives, and boxes nothing that need not be.</summary>
internal static class SlotJson
{
    /// <summary>Writes a fact's value; null where it is not known.</summary>
    public static void Write(PlainJson json, FactRow row, Column column)
    {
        switch (column.Type)
        {
            case var _ when row.State(column) != FactState.Known:
                json.Null();
                break;
            case ChoiceType choice:
                json.Value(choice.Values[(int)row.GetBits(column)]);
                break;
            case ScalarType { Kind: ScalarKind.String }:
                json.Value((string?)row.GetReference(column));
                break;
            case ScalarType { Kind: ScalarKind.Bool }:
                json.Value(row.GetBits(column) != 0);
                break;
            case ScalarType { Kind: ScalarKind.Long }:
                json.Value(row.GetBits(column));
                break;
            case ScalarType { Kind: ScalarKind.Double }:
                Write(json, row.GetReal(column));
                break;
            case ScalarType { Kind: ScalarKind.Decimal }:
                json.Value(ReasonText.Plain(row.GetDecimal(column)));
                break;
            case ScalarType { Kind: ScalarKind.DateTime } when new DateTime(row.GetBits(column)) is { TimeOfDay.Ticks: 0 } day:
                json.Value(DateOnly.FromDateTime(day));
                break;
            default:
                Write(json, row.Get(column));
                break;
        }
    }

    private static void Write(PlainJson json, object? value)
    {
        switch (value)
        {
            case bool known:
                json.Value(known);
                break;
            case string text:
                json.Value(text);
                break;
            case long whole:
                json.Value(whole);
                break;
            case double number:
                Write(json, number);
                break;
            case decimal amount:
                json.Value(ReasonText.Plain(amount));
                break;
            case ListValue list:
                json.StartArray();
                foreach (var element in list)
                {
                    Write(json, element);
                }
                json.EndArray();
                break;
            case null:
                json.Null();
                break;
            default:
                json.Value(ReasonText.Of(value));
                break;
        }
    }

    private static void Write(PlainJson json, double number)
    {
        if (double.IsFinite(number))
        {
            // Minus zero equals zero and must be written as it.
            json.Value(number == 0 ? 0 : number);
        }
        else
        {
            json.Null();
        }
    }
}
