using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Maps;

/// <summary>A map that was checked against the vocabulary and the files: which column feeds which fact.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
internal sealed record BookMap(string Id, string Title)
{
    public required MappedFile File { get; init; }

    public required ImmutableArray<FactFeed> Feeds { get; init; }

    /// <summary>Texts that stand for nothing being known.</summary>
    public required ImmutableHashSet<string> NotKnown { get; init; }
}

/// <summary>A file as a map reads it.</summary>
/// <param name="Layout">Its columns, those that are worked out among them; its children are the joined files.</param>
/// <param name="Reads">The columns that stand in the file.</param>
/// <param name="Works">The columns that are worked out, in order.</param>
/// <param name="Joins">The joined files in the order of the layout's children.</param>
/// <param name="Unquoted">The field whose texts hold the separator without quotes; -1 for none.</param>
internal sealed record MappedFile(RowLayout Layout, ImmutableArray<ReadColumn> Reads, ImmutableArray<WorkedColumn> Works, ImmutableArray<Join> Joins, int Unquoted);

/// <summary>A column that stands in a file.</summary>
/// <param name="Column">Its slot.</param>
/// <param name="Field">Its place in the header.</param>
/// <param name="Name">Its name in the header.</param>
/// <param name="Format">How dates are written, or null for ISO.</param>
internal sealed record ReadColumn(Column Column, int Field, string Name, string? Format);

/// <summary>A column that is worked out from others.</summary>
/// <param name="Column">Its slot.</param>
/// <param name="Writer">Works it out.</param>
internal sealed record WorkedColumn(Column Column, SlotWriter Writer);

/// <summary>A file whose rows belong to the rows of another.</summary>
/// <param name="File">It.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Key">The field that says whose row it is.</param>
/// <param name="Of">The field of the other file that has the same value.</param>
internal sealed record Join(MappedFile File, string Path, int Key, int Of);

/// <summary>Where a fact's value comes from.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Value">The expression over the file's columns.</param>
/// <param name="Writer">Works it out and stores it; null where the value is a text to be translated.</param>
/// <param name="Values">Values by the texts that stand for them; empty where texts stand for themselves.</param>
/// <param name="Otherwise">The value of all other texts; null where there is none.</param>
internal sealed record FactFeed(
    FactDefinition Fact, CheckedExpression Value, SlotWriter? Writer, ImmutableDictionary<string, object> Values, object? Otherwise);
