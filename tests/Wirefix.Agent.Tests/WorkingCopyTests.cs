using Wirefix.Agent.Copying;

namespace Wirefix.Agent.Tests;

/// <summary>What a copy remembers decides whether a change may be written over the user's file.</summary>
public sealed class WorkingCopyTests : IDisposable
{
    private readonly DirectoryInfo _tree = Directory.CreateTempSubdirectory("wirefix-tests-");

    public void Dispose() => _tree.Delete(recursive: true);

    [Fact]
    public void The_original_of_a_file_is_what_was_copied_whether_the_run_wrote_it_or_not()
    {
        var project = Path.Combine(_tree.FullName, "App.csproj");
        var source = Path.Combine(_tree.FullName, "App.cs");
        File.WriteAllText(project, "<Project />");
        File.WriteAllBytes(source, [1]);
        using var copy = WorkingCopy.Create(project, CancellationToken.None);
        var copied = copy.ToCopy(source);

        File.WriteAllBytes(source, [9]);
        var unwritten = copy.Original(copied);
        copy.Write(copied, [2]);
        copy.Write(copied, [3]);

        Assert.Equal([1], unwritten!);
        Assert.Equal([1], copy.Original(copied)!);
    }

    [Fact]
    public void A_file_that_the_run_adds_has_no_original()
    {
        var project = Path.Combine(_tree.FullName, "App.csproj");
        File.WriteAllText(project, "<Project />");
        using var copy = WorkingCopy.Create(project, CancellationToken.None);
        var added = Path.Combine(Path.GetDirectoryName(copy.Solution)!, "Tests", "New.cs");

        copy.Write(added, [1]);

        Assert.Null(copy.Original(added));
        Assert.Equal(Path.Combine(_tree.FullName, "Tests", "New.cs"), copy.ToUser(added));
    }

    [Fact]
    public void A_fork_holds_the_tree_as_it_was_copied_whatever_the_run_wrote_and_built_since()
    {
        var project = Path.Combine(_tree.FullName, "App.csproj");
        var source = Path.Combine(_tree.FullName, "src", "App.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        File.WriteAllText(project, "<Project />");
        File.WriteAllBytes(source, [1]);
        using var copy = WorkingCopy.Create(project, CancellationToken.None);
        copy.Write(copy.ToCopy(source), [2]);
        copy.Write(Path.Combine(copy.Home, "Tests", "New.cs"), [3]);
        Directory.CreateDirectory(Path.Combine(copy.Home, "bin"));
        File.WriteAllBytes(Path.Combine(copy.Home, "bin", "App.dll"), [4]);
        File.WriteAllBytes(source, [9]);

        string home;
        using (var fork = copy.Fork(CancellationToken.None))
        {
            home = fork.Home;
            Assert.Equal(["App.csproj", Path.Combine("src", "App.cs")], FilesOf(home).Order(StringComparer.Ordinal));
            Assert.Equal([1], File.ReadAllBytes(fork.ToCopy(source)));
            File.WriteAllBytes(fork.ToCopy(source), [5]);
        }

        Assert.False(Directory.Exists(home));
        Assert.Equal([2], File.ReadAllBytes(copy.ToCopy(source)));
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
}
