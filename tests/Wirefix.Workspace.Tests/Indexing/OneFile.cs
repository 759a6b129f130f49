using System.Collections.Immutable;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>The places of a file that stands alone.</summary>
internal static class OneFile
{
    public static ImmutableArray<WirePlace> Places(string code) => TreeJoin.Close(
        [new IndexedFile(new FileStamp("A.cs", code.Length, 0), 0, IsGenerated: false, Problem: null, CodeReader.Read(code, CancellationToken.None))])[0].Places;
}
