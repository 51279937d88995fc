using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Publishing.Merging;

namespace Playbooks.Engine.Tests.Publishing.Merging;

public sealed class DocumentMergeTests
{
    private const string Path = "templates/x.scriban";

    // Few different lines, so that much is alike, moved and repeated.
    private static readonly Gen<string?> s_text =
        from lines in Gen.Elements("a\n", "b\n", "c\n", "\n", "d\n", "  e\n").ArrayOf()
        from end in Gen.Elements("", "a", "end")
        from isThere in Gen.Choose(0, 9)
        select isThere == 0 ? null : string.Concat(lines) + end;

    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(40);

    [Fact]
    public void WhatOnlyOneChangedIsTheirs() =>
        Prop.ForAll(s_text.ToArbitrary(), s_text.ToArbitrary(), (before, changed) =>
            Text(DocumentMerge.Merge(Path, before, changed, before)) == changed && Text(DocumentMerge.Merge(Path, before, before, changed)) == changed && Text(DocumentMerge.Merge(Path, before, changed, changed)) == changed)
            .Check(s_config);

    [Fact]
    public void ItDoesNotMatterWhoIsWho() =>
        Prop.ForAll(s_text.ToArbitrary(), s_text.ToArbitrary(), s_text.ToArbitrary(), (before, one, other) =>
        {
            var (merged, mirrored) = (DocumentMerge.Merge(Path, before, one, other), DocumentMerge.Merge(Path, before, other, one));
            return merged.IsClean
                ? mirrored.IsClean && Text(merged) == Text(mirrored)
                : merged.Disputes.Select(dispute => (dispute.Before, dispute.Live, dispute.Draft)).SequenceEqual(mirrored.Disputes.Select(dispute => (dispute.Before, dispute.Draft, dispute.Live)));
        }).Check(s_config);

    // Nothing of a side is lost: where it wins each dispute, all its changes are there, so that applying them again is no change.
    [Fact]
    public void WhoeverWinsEachPlaceFindsAllTheirChangesAgain() =>
        Prop.ForAll(s_edits.ToArbitrary(), edits =>
        {
            var merged = DocumentMerge.Merge(Path, edits.Before, edits.Live, edits.Draft);
            var won = merged.Settle([.. merged.Disputes.Select(_ => MergeSide.Draft)])!;
            return edits.DraftWords.All(word => won.Contains(word, StringComparison.Ordinal))
                && (!merged.IsClean || edits.LiveWords.All(word => won.Contains(word, StringComparison.Ordinal)));
        }).Check(s_config);

    [Fact]
    public void ChangesApartAreBothTaken() =>
        Assert.Equal("1\ntwo\n3\nfour\n5\n", Text(DocumentMerge.Merge(Path, "1\n2\n3\n4\n5\n", "1\ntwo\n3\n4\n5\n", "1\n2\n3\nfour\n5\n")));

    [Fact]
    public void ChangesOfTheSameLineAreDisputedAndTheRestIsMerged()
    {
        var merged = DocumentMerge.Merge(Path, "1\n2\n3\n4\n5\n", "1\nzwei\n3\n4\n5\n", "1\ntwo\n3\n4\nfive\n");
        Assert.Equal(new DisputedPart(2, "2\n", "zwei\n", "two\n"), Assert.Single(merged.Disputes));
        Assert.Equal("1\nzwei\n3\n4\nfive\n", merged.Settle([MergeSide.Live]));
        Assert.Equal("1\ntwo\n3\n4\nfive\n", merged.Settle([MergeSide.Draft]));
        Assert.Equal("1\nzwei\ntwo\n3\n4\nfive\n", merged.Settle([MergeSide.Both]));
    }

    [Fact]
    public void LinesOnWhichBothAgreeAreNotDisputed() =>
        Assert.Equal(new DisputedPart(3, "2\n", "x\n", "y\n"), Assert.Single(DocumentMerge.Merge(Path, "1\n2\n3\n", "1\nboth\nx\n3\n", "1\nboth\ny\n3\n").Disputes));

    [Fact]
    public void AddingAtTheSamePlaceIsDisputed() =>
        Assert.Equal(new DisputedPart(2, "", "live\n", "draft\n"), Assert.Single(DocumentMerge.Merge(Path, "1\n2\n", "1\nlive\n2\n", "1\ndraft\n2\n").Disputes));

    [Fact]
    public void ADocumentTakenOutAndEditedIsDisputedAsAWhole()
    {
        var merged = DocumentMerge.Merge(Path, "1\n", null, "2\n");
        Assert.Equal(new DisputedPart(1, "1\n", null, "2\n"), Assert.Single(merged.Disputes));
        Assert.Null(merged.Settle([MergeSide.Live]));
        Assert.Equal("2\n", merged.Settle([MergeSide.Draft]));
        Assert.Equal("2\n", merged.Settle([MergeSide.Both]));
    }

    [Fact]
    public void TheLineBreaksOfTheLiveTextAreKept() =>
        Assert.Equal("one\r\n2\r\nthree\r\n", Text(DocumentMerge.Merge(Path, "1\n2\n3\n", "one\r\n2\r\n3\r\n", "1\n2\nthree\n")));

    [Fact]
    public void TextsWithoutALastLineBreakDoNotRunTogether() =>
        Assert.Equal("1\nlive\ndraft", DocumentMerge.Merge(Path, "1\n2", "1\nlive", "1\ndraft").Settle([MergeSide.Both]));

    [Fact]
    public void AsManySidesAreNamedAsThereAreDisputes() =>
        Assert.Throws<ArgumentException>(() => DocumentMerge.Merge(Path, "1\n", "2\n", "3\n").Settle([]));

    private static readonly Gen<Edits> s_edits =
        from length in Gen.Choose(1, 30)
        from live in Gen.Choose(0, 2).ArrayOf(length)
        from draft in Gen.Choose(0, 2).ArrayOf(length)
        select new Edits(live, draft);

    private static string? Text(MergedDocument merged) => merged.IsClean ? merged.Settle([]) : "disputed";

    // For each line: 0 keeps it, 1 changes it, 2 puts a line before it.
    private sealed record Edits(int[] LiveDoes, int[] DraftDoes)
    {
        public string Before => string.Concat(LiveDoes.Select((_, at) => $"line {at}\n"));

        public string Live => Of(LiveDoes, "live");

        public string Draft => Of(DraftDoes, "draft");

        public IEnumerable<string> LiveWords => Words(LiveDoes, "live");

        public IEnumerable<string> DraftWords => Words(DraftDoes, "draft");

        private static string Of(int[] does, string who) => string.Concat(does.Select((what, at) => what switch
        {
            1 => $"<{who} {at}>\n",
            2 => $"<{who} {at}>\nline {at}\n",
            _ => $"line {at}\n",
        }));

        private static IEnumerable<string> Words(int[] does, string who) => does.Index().Where(one => one.Item > 0).Select(one => $"<{who} {one.Index}>");
    }
}
