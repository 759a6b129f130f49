using System.Collections.Immutable;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>The places of a file that stands alone.</summary>
internal static class OneFile
{
    public static ImmutableArray<WirePlace> Places(string code)
    {
        var content = CodeReader.Read(code, CancellationToken.None);
        var files = ImmutableArray.Create(new IndexedFile(new FileStamp("A.cs", code.Length, 0), 0, IsGenerated: false, Problem: null, content));
        return TreeJoin.Close(files, new TreeTables(files))[0].Places;
    }
}
