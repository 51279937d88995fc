using Playbooks.Cli.Terminal;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Tests;

public sealed class GettingReadyTests
{
    [Fact]
    public void WhatIsMetBeforehandIsRight()
    {
        var found = new List<Diagnostic>();

        GettingReady.Meet(found);

        Assert.Empty(found);
    }
}
