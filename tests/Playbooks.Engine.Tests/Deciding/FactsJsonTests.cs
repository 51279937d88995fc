using System.Buffers;
using System.Text;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Deciding;

public sealed class FactsJsonTests
{
    private static readonly FactVocabulary Vocabulary = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Release().Workspace.Vocabulary;

    [Fact]
    public void MistakesAreFoundWhereTheyStand() => CaseFile.Run("Deciding/facts.cases", input =>
    {
        var diagnostics = Read(input, out var facts);
        Assert.Equal(diagnostics.Count == 0, facts is not null);
        return Shown.Of(diagnostics);
    });

    [Theory]
    [InlineData("""{"account":{"producs":1}}""", "unknown fact `account.producs`", "did you mean `products`?")]
    [InlineData("""{"account":{"account.arr":1}}""", "unknown fact `account.account.arr`", "write `arr`")]
    [InlineData("""{"account":{"tier":"High"}}""", "`account.tier` is derived from other facts and cannot be given", "leave it out")]
    [InlineData("""{"account":{"arr":"12"}}""", "`account.arr` is money, and this is a text", "write the number alone, without quotes: `12`")]
    [InlineData("""{"account":{"plan":"basic"}}""", "`basic` is no value of `account.plan`", "did you mean `Basic`?")]
    [InlineData("""{"account":{"plan":"Gold"}}""", "`Gold` is no value of `account.plan`", "it is one of `Basic`, `Premium`")]
    [InlineData("""{"account":{"score":101}}""", "`account.score` is 101, more than 100", null)]
    public void MistakesSayWhatToWriteInstead(string facts, string message, string? help)
    {
        var diagnostic = Assert.Single(Read(facts, out _));

        Assert.Equal((message, help), (diagnostic.Message, diagnostic.Help));
    }

    [Fact]
    public void ContactsWithoutAnIdGetOne()
    {
        Read("""{"account":{},"contacts":[{},{"id":"C-7"},{"times":2},{"id":"U","times":2}]}""", out var facts);

        Assert.Equal(["contact-1", "C-7", "contact-3", "contact-4", "U-1", "U-2"], facts!.Facts.Contacts.ToArray().Select(contact => contact.Get(Vocabulary.Find("contact.id")!.Column)));
    }

    [Fact]
    public void AgesGoWithEachRepeatedContact()
    {
        Read("""{"account":{},"contacts":[{"attitude":{"value":3,"asOf":"2026-01-01"},"times":3}]}""", out var facts);

        Assert.Equal(facts!.Facts.Contacts.ToArray(), facts.Facts.AsOf.Select(age => age.Row));
    }

    [Theory]
    [InlineData("""{"account":{},"contacts":[]}""")]
    [InlineData("""{"account":{"id":"A","name":"N","arr":12.5,"score":0.1,"plan":"Basic","tickets":3,"renewsOn":{"value":"2026-05-01","asOf":"2026-01-01T00:00:00Z"},"products":["Time"]},"contacts":[{"id":"C-1","refuses":false,"surveyedAt":"2026-03-02T09:00:00+01:00"}],"event":{"kind":"Praise"},"history":{"open":[{"action":"call","contact":"C-1","at":"2026-01-01T00:00:00Z"}],"sent":[{"contact":"C-1","channel":"email","at":"2026-01-02T00:00:00Z"}],"given":[{"amount":5,"at":"2026-01-03T00:00:00Z"}]}}""")]
    public void WhatIsWrittenReadsBackAsTheSame(string json)
    {
        Read(json, out var facts);

        Assert.Equal(json, Write(facts!));
    }

    [Fact]
    public void DerivedFactsAreNotWritten()
    {
        var release = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Release();
        var request = Sample.RequestFor(release, """{"account":{"score":70},"contacts":[]}""");
        var decided = release.Decider.Decide(request).Account;

        Assert.Equal("""{"account":{"score":70},"contacts":[]}""", Write(new FactsInput(new FactSet(decided, null, []), History.Empty)));
    }

    private static List<Diagnostic> Read(string json, out FactsInput? facts)
    {
        var diagnostics = new List<Diagnostic>();
        facts = FactsJson.Read(new SourceText("facts.json", json), Vocabulary, diagnostics);
        return diagnostics;
    }

    private static string Write(FactsInput facts)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            FactsJson.Write(writer, Vocabulary, facts.Facts, facts.History);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
