namespace Playbooks.Testing;

/// <summary>A fact about data made by others, which is not part of the repository; skipped where it is not there.</summary>
internal sealed class DataFactAttribute : FactAttribute
{
    /// <param name="path">The file or folder that is needed, below the data folder.</param>
    public DataFactAttribute(string path)
    {
        if (!Path.Exists(RealData.PathOf(path)))
        {
            Skip = $"`{path}` is not in the folder that PLAYBOOKS_TEST_DATA names";
        }
    }
}
