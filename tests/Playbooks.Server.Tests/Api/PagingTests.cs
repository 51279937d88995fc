using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Playbooks.Server.Api;

namespace Playbooks.Server.Tests.Api;

public sealed class PagingTests
{
    [Fact]
    public async Task AllPagesTogetherAreTheList()
    {
        var (all, seen, query, pages) = (Enumerable.Range(1, 12).ToArray(), new List<int>(), "?limit=5", 0);
        while (query is not null)
        {
            var paging = Read(query, isNumbered: true).Paging!;
            var page = await WriteAsync(paging, [.. all.Where(item => item > (paging.Number ?? 0)).Take(paging.Wanted)]);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetInt32()));
            query = page.TryGetProperty("next", out var next) ? $"?limit=5&after={next.GetString()}" : null;
            pages++;
        }
        Assert.Equal((3, "1 2 3 4 5 6 7 8 9 10 11 12"), (pages, string.Join(' ', seen)));
    }

    [Fact]
    public async Task APageThatIsJustFullIsTheLast() =>
        Assert.False((await WriteAsync(Read("?limit=3", isNumbered: true).Paging!, [1, 2, 3])).TryGetProperty("next", out _));

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=201")]
    [InlineData("?limit=ten")]
    [InlineData("?limit=")]
    [InlineData("?limit=1&limit=2")]
    [InlineData("?limit=99999999999999999999")]
    [InlineData("?after=")]
    [InlineData("?after=%00")]
    [InlineData("?after=A")]
    [InlineData("?after=../../etc")]
    [InlineData("?after=_w")]
    [InlineData("?after=AAAA")]
    [InlineData("?after=YWJj")]
    [InlineData("?befor=YWJj")]
    public void AQueryThatCannotBeUnderstoodIsRefused(string query) =>
        Assert.Equal(ProblemKind.QueryNotValid, Read(query, isNumbered: true).Problem!.Kind);

    [Fact]
    public void ParametersBesidesAreTheCallers() => Assert.Null(Read("?state=open", isNumbered: false, "state").Problem);

    private static (Paging? Paging, Problem? Problem) Read(string query, bool isNumbered, params string[] others)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        return Paging.Read(context.Request, isNumbered, others);
    }

    private static async Task<JsonElement> WriteAsync(Paging paging, int[] found)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Response.Body = body;
        await paging.WriteAsync(context, found, item => item.ToString(CultureInfo.InvariantCulture), (writer, item) => writer.WriteNumberValue(item));
        return JsonDocument.Parse(body.ToArray()).RootElement;
    }
}
