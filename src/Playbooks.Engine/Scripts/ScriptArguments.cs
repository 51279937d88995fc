using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// Writes what a script is called with: objects of the facts that it reads, by their names without the entity, as JSON has
/// them. What is not known is left out, so that it is undefined. Dates and times are ISO texts.
/// </summary>
/// <param name="account">The account's row; its children are the contacts.</param>
/// <param name="happened">The event's row, or null.</param>
/// <param name="at">The decision's time.</param>
internal readonly struct ScriptArguments(FactRow account, FactRow? happened, DateTimeOffset at)
{
    private readonly FactRow _account = account;
    private readonly FactRow? _happened = happened;
    private readonly DateTimeOffset _at = at;

    /// <summary>Whether any of the facts that a script reads is known; one that reads none may always run.</summary>
    public bool AnyKnown(ScriptDerivation script, int contact)
    {
        foreach (var fact in script.Reads)
        {
            foreach (var row in RowsOf(fact, script.Script, contact))
            {
                if (row.State(fact.Column) == FactState.Known)
                {
                    return true;
                }
            }
        }
        return script.Reads.IsEmpty;
    }

    /// <summary>The list of arguments.</summary>
    public byte[] Write(ScriptDerivation script, int contact)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            foreach (var parameter in script.Script.Parameters)
            {
                Write(writer, parameter, script.Reads, contact);
            }
            writer.WriteEndArray();
        }
        return bytes.ToArray();
    }

    private void Write(Utf8JsonWriter writer, ScriptParameter parameter, ImmutableArray<FactDefinition> reads, int contact)
    {
        switch (parameter)
        {
            case ScriptParameter.Account:
                WriteRow(writer, _account, Entity.Account, reads);
                break;
            case ScriptParameter.Contact:
                WriteRow(writer, _account.Children(0)[contact], Entity.Contact, reads);
                break;
            case ScriptParameter.Contacts:
                writer.WriteStartArray();
                foreach (var row in _account.Children(0))
                {
                    WriteRow(writer, row, Entity.Contact, reads);
                }
                writer.WriteEndArray();
                break;
            case ScriptParameter.Event when _happened is null:
                writer.WriteNullValue();
                break;
            case ScriptParameter.Event:
                WriteRow(writer, _happened, Entity.Event, reads);
                break;
            default:
                writer.WriteStringValue(ValueText.Format(_at.ToUniversalTime()));
                break;
        }
    }

    private static void WriteRow(Utf8JsonWriter writer, FactRow row, Entity entity, ImmutableArray<FactDefinition> reads)
    {
        writer.WriteStartObject();
        foreach (var fact in reads)
        {
            if (fact.Entity == entity && row.State(fact.Column) == FactState.Known)
            {
                writer.WritePropertyName(fact.Column.Name);
                ValueJson.Write(writer, row.Get(fact.Column));
            }
        }
        writer.WriteEndObject();
    }

    [UnscopedRef]
    private ReadOnlySpan<FactRow> RowsOf(FactDefinition fact, Script script, int contact) => fact.Entity switch
    {
        Entity.Account => new(in _account),
        Entity.Event => _happened is null ? [] : new(in _happened!),
        _ => script.Parameters.Contains(ScriptParameter.Contacts) ? _account.Children(0) : _account.Children(0).Slice(contact, 1),
    };
}
