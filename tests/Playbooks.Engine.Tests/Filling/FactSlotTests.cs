using System.Text;
using Playbooks.Engine.Filling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Tests.Filling;

public sealed class FactSlotTests
{
    private static readonly FactVocabulary Vocabulary = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Release().Workspace.Vocabulary;

    [Theory]
    [InlineData("account.plan", "Premium")]
    [InlineData("account.arr", "1234.50")]
    [InlineData("account.arr", "007.5")]
    [InlineData("account.cost", "-12345678901234567.8")]
    [InlineData("account.score", "99.999999999")]
    [InlineData("account.score", "-0")]
    [InlineData("account.tickets", "-3")]
    [InlineData("account.renewsOn", "2028-02-29")]
    [InlineData("account.name", "Südtor")]
    [InlineData("contact.refuses", "true")]
    [InlineData("contact.refuses", "false")]
    public void AFieldIsFilledInAsItsTextReads(string fact, string text)
    {
        var definition = Vocabulary.Find(fact)!;
        Assert.True(ValueText.TryParse(text, definition.Type, out var value));
        var (fromCharacters, fromBytes) = (new FactRow(Vocabulary.LayoutOf(definition.Entity)), new FactRow(Vocabulary.LayoutOf(definition.Entity)));
        var slot = FactSlots.Of(Vocabulary).Of(definition)!;

        Assert.True(slot.TryFill(fromCharacters, text) && slot.TryFill(fromBytes, Encoding.UTF8.GetBytes(text)));

        Assert.Equal(value, fromCharacters.Get(definition.Column));
        Assert.Equal(value, fromBytes.Get(definition.Column));
    }

    [Theory]
    [InlineData("account.plan", "premium")]
    [InlineData("account.plan", "Prem")]
    [InlineData("account.plan", "")]
    [InlineData("account.arr", "1,5")]
    [InlineData("account.arr", "1.")]
    [InlineData("account.arr", ".5")]
    [InlineData("account.arr", "-")]
    [InlineData("account.arr", "1.2.3")]
    [InlineData("account.arr", "1234567890123456789")]
    [InlineData("account.score", "100.5")]
    [InlineData("account.score", "12345678901234567")]
    [InlineData("account.tickets", "3.0")]
    [InlineData("account.renewsOn", "2026-02-29")]
    [InlineData("account.renewsOn", "2026-13-01")]
    [InlineData("account.renewsOn", "26-01-01")]
    [InlineData("account.name", "")]
    [InlineData("contact.refuses", "True")]
    [InlineData("contact.surveyedAt", "2026-01-01")]
    public void WhatIsNotPlainlyRightIsLeftToOthers(string fact, string text)
    {
        var definition = Vocabulary.Find(fact)!;
        var row = new FactRow(Vocabulary.LayoutOf(definition.Entity));
        var slot = FactSlots.Of(Vocabulary).Of(definition)!;

        Assert.False(slot.TryFill(row, text) || slot.TryFill(row, Encoding.UTF8.GetBytes(text)));

        Assert.Equal(FactState.NotKnown, row.State(definition.Column));
    }

    [Fact]
    public void FillingFieldsInAllocatesNothing()
    {
        var slots = FactSlots.Of(Vocabulary);
        var row = new FactRow(Vocabulary.Account);
        (FactSlot Slot, string Text, byte[] Bytes)[] fields =
        [
            .. new[] { ("plan", "Basic"), ("arr", "1200.50"), ("score", "12.5"), ("tickets", "3"), ("renewsOn", "2026-05-01") }
                .Select(field => (slots.Of(Vocabulary.Find($"account.{field.Item1}")!)!, field.Item2, Encoding.UTF8.GetBytes(field.Item2))),
        ];
        Fill();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Fill();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fill()
        {
            foreach (var (slot, text, bytes) in fields)
            {
                slot.TryFill(row, text);
                slot.TryFill(row, bytes);
            }
        }
    }

    [Fact]
    public void EveryOneOfManyChoicesIsFound()
    {
        string[] values = [.. Enumerable.Range(0, 3_000).Select(i => $"value-with-a-long-name-{i}")];
        var table = new NameTable<byte>(values.Select(Encoding.UTF8.GetBytes));

        Assert.Equal(Enumerable.Range(0, 3_000), values.Select(value => table.Find(Encoding.UTF8.GetBytes(value))));
        Assert.Equal(-1, table.Find("value-with-a-long-name-3000"u8));
        Assert.Equal(-1, new NameTable<byte>([]).Find("a"u8));
    }
}
