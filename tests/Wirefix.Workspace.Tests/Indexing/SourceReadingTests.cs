using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Storing;

namespace Wirefix.Workspace.Tests.Indexing;

public sealed class SourceReadingTests : IDisposable
{
    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_file_that_vanishes_before_it_is_read_is_told_and_not_remembered()
    {
        var reading = SourceReading.Refresh(_tree.Root, new FileStamp("Gone.cs", 10, 0), known: null, CancellationToken.None);

        Assert.Null(reading.File);
        Assert.StartsWith($"{_tree["Gone.cs"]}: expected a file that can be read, found: ", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_the_same_stamp_is_not_read()
    {
        var known = new IndexedFile(new FileStamp("Gone.cs", 10, 0), 1, IsGenerated: false, Problem: null, FileContent.Empty);

        Assert.Same(known, SourceReading.Refresh(_tree.Root, known.Stamp with { }, known, CancellationToken.None).File);
    }
}
