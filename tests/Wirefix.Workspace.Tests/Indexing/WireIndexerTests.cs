using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Workspace.Tests.Indexing;

public sealed class WireIndexerTests : IDisposable
{
    private const string Order = "class Order { public string OrderId { get; set; } }";

    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void An_index_is_stored_and_read_again_as_it_was()
    {
        _tree.Put("a/Order.cs", Order).Put("b/Client.cs", """class C { void D() => client.GetAsync($"/orders/{id}"); }""");

        var made = _tree.Refresh();
        var read = _tree.Refresh();

        Assert.NotEmpty(made.Files.SelectMany(file => file.Places));
        Assert.Equal(made.Files.Select(file => file.Stamp), read.Files.Select(file => file.Stamp));
        Assert.Equal(made.Files.SelectMany(file => file.Places), read.Files.SelectMany(file => file.Places));
        Assert.NotEmpty(Mentions(made));
        Assert.Equal(Mentions(made), Mentions(read));
        var kept = Directory.GetFiles(_tree[".wirefix/index"]).Select(Path.GetFileName);
        Assert.Equal(["lock", "wires.bin"], kept.Order(StringComparer.Ordinal));
        Assert.Equal("*\n", File.ReadAllText(_tree[".wirefix/.gitignore"]));
    }

    [Fact]
    public void What_did_not_change_is_not_written_again()
    {
        _tree.Put("Order.cs", Order).Refresh();
        var written = DateTime.UnixEpoch;
        File.SetLastWriteTimeUtc(_tree.Store, written);

        _tree.Refresh();

        Assert.Equal(written, File.GetLastWriteTimeUtc(_tree.Store));
    }

    [Fact]
    public void An_edit_is_seen()
    {
        _tree.Put("Order.cs", Order).Refresh();
        _tree.Put("Order.cs", "\n\n" + Order.Replace("OrderId", "OrderNumber", StringComparison.Ordinal));

        Assert.Empty(_tree.Find("order_id"));
        Assert.Equal(["Order.cs:3"], _tree.Find("order_number"));
    }

    [Fact]
    public void An_edit_of_the_same_length_is_seen_by_its_stamp()
    {
        _tree.Put("Order.cs", Order).Refresh();
        _tree.Put("Order.cs", Order.Replace("OrderId", "OrderNr", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(_tree["Order.cs"], DateTime.UnixEpoch);

        Assert.Equal(["Order.cs:1"], _tree.Find("order_nr"));
    }

    [Fact]
    public void A_file_that_was_only_touched_keeps_its_places()
    {
        var before = _tree.Put("Order.cs", Order).Refresh();
        File.SetLastWriteTimeUtc(_tree["Order.cs"], DateTime.UnixEpoch);
        var after = _tree.Refresh();

        Assert.NotEqual(before.Files[0].Stamp, after.Files[0].Stamp);
        Assert.Equal(before.Files[0].Hash, after.Files[0].Hash);
        Assert.Equal(before.Files[0].Places, after.Files[0].Places);
    }

    [Fact]
    public void A_deleted_file_is_forgotten_and_a_renamed_one_goes_by_its_new_name()
    {
        _tree.Put("Order.cs", Order).Put("Old.cs", Order).Refresh();
        File.Delete(_tree["Order.cs"]);
        File.Move(_tree["Old.cs"], _tree["New.cs"]);

        Assert.Equal(["New.cs:1"], _tree.Find("orderId"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(60)]
    public void A_damaged_store_is_told_once_and_made_anew(int kept)
    {
        _tree.Put("Order.cs", Order).Refresh();
        File.WriteAllBytes(_tree.Store, File.ReadAllBytes(_tree.Store)[..kept]);

        var problem = Assert.Single(_tree.Refresh().Problems);

        Assert.StartsWith(_tree.Store, problem, StringComparison.Ordinal);
        Assert.EndsWith("it is made anew.", problem, StringComparison.Ordinal);
        Assert.Empty(_tree.Refresh().Problems);
        Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
    }

    [Theory]
    [InlineData("a file of somebody else that is long enough to be a stored index of another version of the code")]
    [InlineData("")]
    public void Another_file_in_the_store_s_place_is_told_once_as_damage(string foreign)
    {
        _tree.Put("Order.cs", Order).Put(".wirefix/index/wires.bin", foreign);

        var problem = Assert.Single(_tree.Refresh().Problems);

        Assert.StartsWith($"{_tree.Store}: expected a stored wire index, found a damaged one", problem, StringComparison.Ordinal);
        Assert.Empty(_tree.Refresh().Problems);
        Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
    }

    [Fact]
    public void An_index_of_another_version_is_made_anew_without_a_word()
    {
        _tree.Put("Order.cs", Order).Refresh();
        var other = File.ReadAllBytes(_tree.Store);
        other[other.AsSpan().IndexOf(typeof(WireIndexer).Module.ModuleVersionId.ToByteArray())] ^= 1;
        File.WriteAllBytes(_tree.Store, other);

        Assert.Empty(_tree.Refresh().Problems);
        Assert.NotEqual(other, File.ReadAllBytes(_tree.Store));
    }

    [Fact]
    public void No_byte_of_the_store_can_change_unnoticed()
    {
        _tree.Put("Order.cs", Order).Refresh();
        var good = File.ReadAllBytes(_tree.Store);
        for (var at = 0; at < good.Length; at++)
        {
            File.WriteAllBytes(_tree.Store, [.. good[..at], (byte)(good[at] ^ 0x10), .. good[(at + 1)..]]);
            Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
        }
    }

    [Fact]
    public void What_a_killed_run_left_half_written_does_no_harm()
    {
        _tree.Put("Order.cs", Order).Refresh();
        File.WriteAllBytes(_tree[".wirefix/index/wires.bin.next"], File.ReadAllBytes(_tree.Store)[..30]);

        Assert.Empty(_tree.Refresh().Problems);
        _tree.Put("Other.cs", Order);
        Assert.Equal(["Order.cs:1", "Other.cs:1"], _tree.Find("orderId"));
        Assert.False(File.Exists(_tree[".wirefix/index/wires.bin.next"]));
    }

    [Fact]
    public async Task Runs_at_once_answer_alike_and_leave_a_whole_store()
    {
        for (var i = 0; i < 40; i++)
            _tree.Put($"Order{i}.cs", Order);

        for (var round = 0; round < 5; round++)
        {
            _tree.Put("Order0.cs", $"// {round}\n{Order}");
            var indexes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(_tree.Refresh)));

            Assert.All(indexes, index => Assert.Empty(index.Problems));
            Assert.All(indexes, index => Assert.Equal(40, WireSearch.Find(index, new WireQuery("orderId")).Length));
        }

        Assert.Empty(_tree.Refresh().Problems);
        Assert.Equal(40, _tree.Find("orderId").Length);
    }

    [Fact]
    public void While_another_run_writes_the_answer_is_whole()
    {
        _tree.Put("Order.cs", Order).Refresh();
        _tree.Put("Other.cs", Order);
        using var other = new FileStream(_tree[".wirefix/index/lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(["Order.cs:1", "Other.cs:1"], _tree.Find("orderId"));
    }

    [Fact]
    public void A_place_that_cannot_hold_the_store_is_told_and_the_answer_is_whole()
    {
        _tree.Put("Order.cs", Order).Put(".wirefix", "a file");

        var index = _tree.Refresh();

        Assert.Contains(index.Problems, problem => problem.Contains("the answer is whole", StringComparison.Ordinal));
        Assert.All(index.Problems, problem => Assert.StartsWith(_tree.Store, problem, StringComparison.Ordinal));
        Assert.Single(index.Files);
    }

    [Fact]
    public void What_builds_leave_is_not_looked_at()
    {
        foreach (var path in (string[])["Order.cs", "obj/Order.cs", "bin/Order.cs", ".git/Order.cs", "Order.txt"])
            _tree.Put(path, Order);

        Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
    }

    [Fact]
    public void A_huge_file_is_passed_over_with_a_message_each_time()
    {
        _tree.Put("Order.cs", Order).Put("Huge.cs", Order + new string(' ', 20 << 20));

        Assert.All([_tree.Refresh(), _tree.Refresh()], index =>
            Assert.Equal(
                $"{_tree["Huge.cs"]}: expected at most 4 MB, found 20.0 MB; its names are not in the index.",
                Assert.Single(index.Problems)));
        Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
    }

    [Fact]
    public void Generated_files_come_last()
    {
        _tree.Put("A.g.cs", Order).Put("B.cs", $"// <auto-generated/>\n{Order}").Put("C.cs", Order);

        Assert.Equal(["C.cs:1", "A.g.cs:1", "B.cs:2"], _tree.Find("orderId"));
    }

    [Fact]
    public void Links_that_lead_round_in_circles_or_nowhere_are_told()
    {
        _tree.Put("src/Order.cs", Order);
        Directory.CreateSymbolicLink(_tree["src/loop"], _tree.Root);
        File.CreateSymbolicLink(_tree["Gone.cs"], _tree["NoSuch.cs"]);
        File.CreateSymbolicLink(_tree["Same.cs"], _tree["src/Order.cs"]);

        var index = _tree.Refresh();

        Assert.Equal(["Same.cs", "src/Order.cs"], index.Files.Select(file => file.Path));
        Assert.Equal([_tree["Gone.cs"], _tree["src/loop"]], index.Problems.Select(problem => problem.Split(':')[0]));
    }

    [Theory]
    [InlineData("NoSuch", "found no such file")]
    [InlineData("Order.cs", "found a '.cs' file")]
    [InlineData("empty", "expected C# files, found none")]
    public void What_is_no_tree_is_refused(string path, string found)
    {
        _tree.Put("Order.cs", Order);
        Directory.CreateDirectory(_tree["empty"]);

        var error = Assert.Throws<WorkspaceException>(() => WireIndexer.Refresh(_tree[path], CancellationToken.None));

        Assert.StartsWith(_tree[path], error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_tree[".wirefix"]));
    }

    [Fact]
    public void A_solution_file_stands_for_its_folder()
    {
        _tree.Put("src/Shop.slnx", "<Solution/>").Put("src/Order.cs", Order).Put("Other.cs", Order);

        Assert.Equal(["Order.cs"], WireIndexer.Refresh(_tree["src/Shop.slnx"], CancellationToken.None).Files.Select(file => file.Path));
    }

    private static IEnumerable<(string Type, string Member, Mention Mention)> Mentions(WireIndex index) =>
        from file in index.Files
        from member in file.Mentions
        from mention in member.Mentions
        select (member.Type, member.Member, mention);
}
