using System.Text;
using Playbooks.Cli.Terminal;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class InputTests
{
    [Fact]
    public void StandardInputInAnotherEncodingIsRefused()
    {
        using var input = new StreamReader(new MemoryStream([.. "{\"a\":\""u8, 0xE9, .. "\"}"u8]), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var error = new StringWriter();
        var surroundings = new Surroundings { Input = input, Output = TextWriter.Null, Error = error, Folder = "/", Clock = TimeProvider.System };

        Assert.Null(InputFile.Read(surroundings, "-"));
        Assert.Equal("error: `standard input` is not UTF-8", error.ToString().TrimEnd());
    }
}
