using System.Collections.Immutable;

namespace Playbooks.Language.Values;

/// <summary>
/// The columns of one sort of row (account, contact, event, a line of a file) and where their values sit, so that
/// nothing looks a name up while deciding.
/// </summary>
public sealed class RowLayout
{
    /// <summary>Slots of 64 bits that an amount takes.</summary>
    public const int AmountSlots = 2;

    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _childByName = new(StringComparer.Ordinal);

    /// <summary>A layout.</summary>
    /// <param name="name">What a row is: <c>account</c>, <c>contact</c>.</param>
    /// <param name="columns">Names and types, in order; names are unique.</param>
    /// <param name="children">Lists of rows that each row has, by name: <c>contacts</c>.</param>
    public RowLayout(string name, IEnumerable<(string Name, DataType Type)> columns, IEnumerable<(string Name, RowLayout Layout)>? children = null)
    {
        Name = name;
        var counts = new int[Enum.GetValues<SlotStorage>().Length];
        var all = ImmutableArray.CreateBuilder<Column>();
        foreach (var (columnName, type) in columns)
        {
            var storage = StorageOf(type);
            all.Add(new Column(columnName, type, all.Count, storage, counts[(int)storage]++));
        }
        ReferencesCount = counts[(int)SlotStorage.References];
        StatesAt = InEights(all.Count - ReferencesCount);
        AmountsAt = StatesAt + (InEights(all.Count) / sizeof(long));
        RealsAt = AmountsAt + (counts[(int)SlotStorage.Decimals] * AmountSlots);
        SlotCount = RealsAt + counts[(int)SlotStorage.Reals];
        Columns = [.. all.Select(column => Placed(column, counts))];
        foreach (var column in Columns)
        {
            _byName.Add(column.Name, column);
        }
        Children = [.. children ?? []];
        for (var i = 0; i < Children.Length; i++)
        {
            _childByName.Add(Children[i].Name, i);
        }
    }

    /// <summary>What a row is.</summary>
    public string Name { get; }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>The lists of rows that each row has.</summary>
    public ImmutableArray<(string Name, RowLayout Layout)> Children { get; }

    /// <summary>The first slot behind those of keys: where states begin, which whoever looks at keys looks at too.</summary>
    public int StatesAt { get; }

    /// <summary>The first slot behind those of states: where amounts begin.</summary>
    public int AmountsAt { get; }

    /// <summary>The first slot behind those of amounts: where binary numbers begin.</summary>
    public int RealsAt { get; }

    internal int SlotCount { get; }

    internal int ReferencesCount { get; }

    /// <summary>The column of a name, or null.</summary>
    public Column? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The types of the columns by their names.</summary>
    public ImmutableDictionary<string, DataType> ColumnTypes()
    {
        var types = ImmutableDictionary.CreateBuilder<string, DataType>();
        foreach (var column in Columns)
        {
            types.Add(column.Name, column.Type);
        }
        return types.ToImmutable();
    }

    /// <summary>The index of a list of rows, or -1.</summary>
    public int FindChild(string name) => _childByName.GetValueOrDefault(name, -1);

    private Column Placed(Column column, int[] counts)
    {
        var order = counts[..(int)column.Storage].Sum() + column.Index;
        var index = column.Storage switch
        {
            SlotStorage.Decimals => AmountsAt + (column.Index * AmountSlots),
            SlotStorage.Reals => RealsAt + column.Index,
            _ => column.Index,
        };
        return column with { Index = index, StateIndex = (StatesAt * sizeof(long)) + order, KeyIndex = column.Storage == SlotStorage.References ? -1 : order };
    }

    // Full eights can be read at once.
    private static int InEights(int count) => (count + 7) & ~7;

    private static SlotStorage StorageOf(DataType type) => type switch
    {
        ChoiceType => SlotStorage.Bits,
        ScalarType { Kind: ScalarKind.Decimal } => SlotStorage.Decimals,
        ScalarType { Kind: ScalarKind.Double } => SlotStorage.Reals,
        ScalarType { Kind: ScalarKind.String or ScalarKind.Time or ScalarKind.Guid } => SlotStorage.References,
        ScalarType => SlotStorage.Bits,
        _ => SlotStorage.References,
    };
}
