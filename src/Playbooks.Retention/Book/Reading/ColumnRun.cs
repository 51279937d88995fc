using System.Collections.Immutable;
using Playbooks.Engine.Filling;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Retention.Book.Reading;

/// <summary>Columns of a file that stand side by side and speak of the same: the account, a contact, an event.</summary>
/// <param name="Entity">What they speak of.</param>
/// <param name="First">The first column.</param>
/// <param name="Last">The last one.</param>
/// <param name="Values">The facts whose values they hold, by column.</param>
/// <param name="Ages">The facts of which they say when they were learned.</param>
internal sealed record ColumnRun(
    Entity Entity, int First, int Last, ImmutableArray<(int Field, FactSlot Slot)> Values, ImmutableArray<(int Field, FactDefinition Fact)> Ages)
{
    /// <summary>Whether the rows of an account say mostly the same here.</summary>
    public bool IsRepeated => Entity != Entity.Contact;

    /// <summary>The runs of a file's columns, from first to last. Columns without facts belong to none, and end none.</summary>
    public static ImmutableArray<ColumnRun> Of(ImmutableArray<(int Field, FactSlot Slot)> values, ImmutableArray<(int Field, FactDefinition Fact)> ages)
    {
        var columns = values.Select(value => (value.Field, value.Slot.Fact.Entity)).Concat(ages.Select(age => (age.Field, age.Fact.Entity))).Order().ToList();
        var runs = ImmutableArray.CreateBuilder<ColumnRun>();
        for (var from = 0; from < columns.Count;)
        {
            var (first, entity) = columns[from];
            var count = columns.Skip(from).TakeWhile(column => column.Entity == entity).Count();
            var last = columns[from + count - 1].Field;
            runs.Add(new ColumnRun(entity, first, last, [.. values.Where(value => IsIn(value.Field))], [.. ages.Where(age => IsIn(age.Field))]));
            from += count;

            bool IsIn(int field) => field >= first && field <= last;
        }
        return runs.ToImmutable();
    }
}
