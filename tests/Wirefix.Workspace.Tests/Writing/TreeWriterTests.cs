using System.Collections.Immutable;
using System.Text;
using Wirefix.Workspace.Writing;

namespace Wirefix.Workspace.Tests.Writing;

public sealed class TreeWriterTests : IDisposable
{
    private readonly string _outside = Directory.CreateTempSubdirectory("wirefix-tree-").FullName;
    private readonly string _root;

    public TreeWriterTests()
    {
        _root = Path.Combine(_outside, "tree");
        Directory.CreateDirectory(_root);
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    [Fact]
    public void All_files_get_their_new_content_and_nothing_else_is_left_behind()
    {
        Put("a.cs", "one");
        Put("src/b.cs", "two");
        Put("src/c.cs", "three");

        TreeWriter.Write(_root, [Change("a.cs", "one", "ONE"), Change("src/b.cs", "two", "TWO")]);

        Assert.Equal(["a.cs=ONE", "src/b.cs=TWO", "src/c.cs=three"], Tree());
    }

    [Fact]
    public void A_new_file_in_new_folders_is_written()
    {
        TreeWriter.Write(_root, [Change("tests/deep/new.cs", null, "fresh")]);

        Assert.Equal(["tests/deep/new.cs=fresh"], Tree());
    }

    [Fact]
    public void The_folder_of_earlier_runs_stays()
    {
        Put(".wirefix/runs/1/plan.json", "{}");
        Put("a.cs", "one");

        TreeWriter.Write(_root, [Change("a.cs", "one", "ONE")]);

        Assert.Equal([".wirefix/runs/1/plan.json={}", "a.cs=ONE"], Tree());
    }

    [Fact]
    public void A_file_that_changed_meanwhile_keeps_every_file_as_it_was()
    {
        Put("a.cs", "one");
        Put("b.cs", "two, edited by somebody");

        var error = Refused([Change("a.cs", "one", "ONE"), Change("b.cs", "two", "TWO"), Change("new/c.cs", null, "fresh")]);

        Assert.StartsWith(At("b.cs"), error.Message);
        Assert.Contains("changed since the run began", error.Message);
        Assert.Equal(["a.cs=one", "b.cs=two, edited by somebody"], Tree());
        Assert.False(Directory.Exists(At("new")));
    }

    [Fact]
    public void A_file_that_is_gone_keeps_every_file_as_it_was()
    {
        Put("a.cs", "one");

        Assert.Contains("changed since the run began", Refused([Change("a.cs", "one", "ONE"), Change("b.cs", "two", "TWO")]).Message);

        Assert.Equal(["a.cs=one"], Tree());
    }

    [Fact]
    public void A_file_that_should_be_new_is_not_overwritten()
    {
        Put("a.cs", "one");
        Put("new.cs", "the user's own");

        Assert.Contains("exists already", Refused([Change("a.cs", "one", "ONE"), Change("new.cs", null, "fresh")]).Message);

        Assert.Equal(["a.cs=one", "new.cs=the user's own"], Tree());
    }

    [Fact]
    public void A_folder_in_place_of_a_file_keeps_every_file_as_it_was()
    {
        Put("a.cs", "one");
        Directory.CreateDirectory(At("b.cs"));

        Assert.Contains("found a folder", Refused([Change("a.cs", "one", "ONE"), Change("b.cs", null, "TWO")]).Message);

        Assert.Equal(["a.cs=one"], Tree());
        Assert.True(Directory.Exists(At("b.cs")));
    }

    [Fact]
    public void A_file_in_place_of_a_folder_keeps_every_file_as_it_was()
    {
        Put("a.cs", "one");
        Put("src", "a file");

        Refused([Change("a.cs", "one", "ONE"), Change("fresh/b.cs", null, "TWO"), Change("src/c.cs", null, "THREE")]);

        Assert.Equal(["a.cs=one", "src=a file"], Tree());
        Assert.False(Directory.Exists(At("fresh")));
    }

    [Fact]
    public void What_fails_halfway_through_the_renames_is_put_back()
    {
        Put("a.cs", "one");

        // The first new file makes the folder that the second one wants to be.
        var error = Refused([Change("a.cs", "one", "ONE"), Change("x/y.cs", null, "fresh"), Change("x", null, "fresh")]);

        Assert.Contains("Nothing was changed", error.Message);
        Assert.Equal(["a.cs=one"], Tree());
        Assert.False(Directory.Exists(At("x")));
    }

    [Fact]
    public void Two_contents_for_one_file_are_refused()
    {
        Put("a.cs", "one");

        Assert.Contains("is written 2 times", Refused([Change("a.cs", "one", "ONE"), Change("./a.cs", "one", "two")]).Message);

        Assert.Equal(["a.cs=one"], Tree());
    }

    [Fact]
    public void What_stands_where_new_content_is_put_down_is_not_overwritten()
    {
        Put("a.cs", "one");
        Put("a.cs.wirefix-new", "the user's own");

        Assert.Contains("is in the way", Refused([Change("a.cs", "one", "ONE")]).Message);

        Assert.Equal(["a.cs.wirefix-new=the user's own", "a.cs=one"], Tree());
    }

    [Theory]
    [InlineData("../elsewhere.cs")]
    [InlineData("src/../../elsewhere.cs")]
    public void A_path_outside_the_tree_is_refused(string path)
    {
        Assert.Contains("lies outside", Refused([Change(path, null, "fresh")]).Message);

        Assert.False(File.Exists(Path.Combine(_outside, "elsewhere.cs")));
    }

    [Fact]
    public void A_folder_whose_name_begins_like_the_tree_is_outside()
    {
        Directory.CreateDirectory(_root + "-other");

        Assert.Contains("lies outside", Refused([Change("../tree-other/a.cs", null, "fresh")]).Message);
    }

    [Fact]
    public void A_link_to_a_file_outside_the_tree_is_refused()
    {
        File.WriteAllText(Path.Combine(_outside, "secret.cs"), "one");
        File.CreateSymbolicLink(At("a.cs"), Path.Combine(_outside, "secret.cs"));

        Assert.Contains("is a link to", Refused([Change("a.cs", "one", "ONE")]).Message);

        Assert.Equal("one", File.ReadAllText(Path.Combine(_outside, "secret.cs")));
    }

    [Theory]
    [InlineData("out/secret.cs")]
    [InlineData("out/deep/new.cs")]
    public void A_file_behind_a_linked_folder_outside_the_tree_is_refused(string path)
    {
        Directory.CreateDirectory(Path.Combine(_outside, "elsewhere"));
        Directory.CreateSymbolicLink(At("out"), Path.Combine(_outside, "elsewhere"));

        Assert.Contains("is a link to", Refused([Change(path, null, "fresh")]).Message);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_outside, "elsewhere")));
    }

    [Fact]
    public void A_link_inside_the_tree_stays_a_link_and_its_file_is_written()
    {
        Put("shared/a.cs", "one");
        File.CreateSymbolicLink(At("a.cs"), At("shared/a.cs"));

        TreeWriter.Write(_root, [Change("a.cs", "one", "ONE")]);

        Assert.NotNull(new FileInfo(At("a.cs")).LinkTarget);
        Assert.Equal("ONE", File.ReadAllText(At("shared/a.cs")));
    }

    [Fact]
    public void The_mode_of_a_file_stays()
    {
        if (OperatingSystem.IsWindows())
            return;
        Put("run.cs", "one");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        File.SetUnixFileMode(At("run.cs"), Mode);

        TreeWriter.Write(_root, [Change("run.cs", "one", "ONE")]);

        Assert.Equal(Mode, File.GetUnixFileMode(At("run.cs")));
    }

    [Fact]
    public void A_run_that_died_between_the_renames_is_completed()
    {
        Put("a.cs", "ONE");
        Put("b.cs", "two");
        Put("b.cs.wirefix-new", "TWO");
        Put("sub/c.cs.wirefix-new", "fresh");
        Put(".wirefix/apply.journal", """["a.cs", "b.cs", "sub/c.cs"]""");

        TreeWriter.Recover(_root);

        Assert.Equal(["a.cs=ONE", "b.cs=TWO", "sub/c.cs=fresh"], Tree());
        TreeWriter.Recover(_root);
        Assert.Equal(["a.cs=ONE", "b.cs=TWO", "sub/c.cs=fresh"], Tree());
    }

    [Theory]
    [InlineData("""["a.cs", "b.cs"]""", new[] { "a.cs=one", "b.cs=two" })]
    [InlineData("""["a.""", new[] { "a.cs.wirefix-new=ONE", "a.cs=one", "b.cs=two" })]
    public void A_run_that_died_before_all_was_put_down_leaves_the_tree_as_it_was(string names, string[] tree)
    {
        Put("a.cs", "one");
        Put("a.cs.wirefix-new", "ONE");
        Put("b.cs", "two");
        Put(".wirefix/apply.staging", names);

        TreeWriter.Recover(_root);

        Assert.Equal(tree, Tree());
    }

    [Fact]
    public void A_new_write_completes_the_interrupted_one_first()
    {
        Put("a.cs", "one");
        Put("a.cs.wirefix-new", "ONE");
        Put("b.cs", "two");
        Put(".wirefix/apply.journal", """["a.cs"]""");

        TreeWriter.Write(_root, [Change("b.cs", "two", "TWO")]);

        Assert.Equal(["a.cs=ONE", "b.cs=TWO"], Tree());
    }

    [Fact]
    public void A_journal_that_names_files_outside_the_tree_moves_nothing()
    {
        File.WriteAllText(Path.Combine(_outside, "victim.wirefix-new"), "evil");
        Put(".wirefix/apply.journal", """["../victim"]""");

        Assert.Throws<TreeWriteException>(() => TreeWriter.Recover(_root));

        Assert.False(File.Exists(Path.Combine(_outside, "victim")));
    }

    [Fact]
    public void A_journal_that_cannot_be_read_is_named()
    {
        Put(".wirefix/apply.journal", "not a list");

        var error = Assert.Throws<TreeWriteException>(() => TreeWriter.Recover(_root));

        Assert.Contains("apply.journal", error.Message);
        Assert.Contains("Delete it and run again", error.Message);
    }

    [Fact]
    public void Without_a_journal_nothing_is_recovered()
    {
        Put("a.cs.wirefix-new", "the user's own");

        TreeWriter.Recover(_root);

        Assert.Equal(["a.cs.wirefix-new=the user's own"], Tree());
    }

    private TreeWriteException Refused(ImmutableArray<FileChange> changes) =>
        Assert.Throws<TreeWriteException>(() => TreeWriter.Write(_root, changes));

    private FileChange Change(string path, string? before, string after) =>
        new(At(path), before is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));

    private string At(string path) => Path.Combine(_root, path);

    private void Put(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    // Every file of the tree with its content, links not followed.
    private IEnumerable<string> Tree() =>
        Directory.EnumerateFiles(_root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => $"{Path.GetRelativePath(_root, file).Replace('\\', '/')}={File.ReadAllText(file)}")
            .Order(StringComparer.Ordinal);
}
