using System.Text;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>
/// The files of the sample book are what the casts make of it. After a change, run the tests once with
/// PLAYBOOKS_UPDATE=1: that writes them.
/// </summary>
public sealed class SampleFilesTests
{
    private const string Guide = "README.md";

    private static readonly string s_folder = Repository.PathOf("playbooks/sample-book");

    [Fact]
    public async Task TheFilesAreWhatTheCastsMake()
    {
        var made = (await SampleFiles.MakeAsync(ShippedBook.Release)).Add(Guide, SampleFiles.Guide(File.ReadAllText(Path.Combine(s_folder, Guide))));
        if (Environment.GetEnvironmentVariable("PLAYBOOKS_UPDATE") is "1")
        {
            foreach (var (name, text) in made)
            {
                await File.WriteAllTextAsync(Path.Combine(s_folder, name), text, new UTF8Encoding(false));
            }
        }
        Assert.All(made, file => Assert.True(
            Encoding.UTF8.GetBytes(file.Value).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(s_folder, file.Key))),
            $"{file.Key} is not what the casts make; PLAYBOOKS_UPDATE=1 writes it"));
        Assert.Equal(made.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(s_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
