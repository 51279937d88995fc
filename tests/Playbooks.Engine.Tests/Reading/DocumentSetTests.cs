using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Reading;

public sealed class DocumentSetTests
{
    private static readonly DocumentSet Before = DocumentSet.Of([new("playbooks/a.json", "{}"), new("playbooks/b.json", "[]")]);

    [Fact]
    public void DocumentsThatOthersHaveWordForWordAreTheirs()
    {
        var shared = DocumentSet.Of([new("playbooks/a.json", new string("{}")), new("playbooks/b.json", "[ ]"), new("playbooks/c.json", "[]")]).SharedWith(Before);

        Assert.Same(Before.Find("playbooks/a.json"), shared.Find("playbooks/a.json"));
        Assert.Equal(["{}", "[ ]", "[]"], shared.Texts.Values);
    }
}
