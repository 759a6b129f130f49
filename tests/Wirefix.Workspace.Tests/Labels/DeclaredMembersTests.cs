using Wirefix.Labels.Members;

namespace Wirefix.Workspace.Tests.Labels;

/// <summary>What a file declares is found by its documentation-comment id, and nothing else is.</summary>
public class DeclaredMembersTests
{
    private const string Source = """
        namespace Shop.Api
        {
            public record Line(int Number, string? Name);

            public class Cart<TItem>(ILog log)
            {
                private readonly int _size, _limit;

                public Cart(int? size) : this((ILog)null!) { }

                public string Name { get; set; }

                public Task AddAsync<TKey>(TKey key, IReadOnlyList<TItem?> items, System.Uri[] uris, out int count, (int, string) pair, Dictionary<string, int?>? rest) => null!;

                public void Clear() { }

                private class Entry
                {
                    public event Action? Changed;
                }
            }

            public enum Token { Open, Shut }
        }
        """;

    [Theory]
    [InlineData("T:Shop.Api.Line")]
    [InlineData("M:Shop.Api.Line.#ctor(System.Int32,System.String)")]
    [InlineData("P:Shop.Api.Line.Name")]
    [InlineData("T:Shop.Api.Cart`1")]
    [InlineData("M:Shop.Api.Cart`1.#ctor(Shop.Logging.ILog)")]
    [InlineData("M:Shop.Api.Cart`1.#ctor(System.Nullable{System.Int32})")]
    [InlineData("F:Shop.Api.Cart`1._limit")]
    [InlineData("P:Shop.Api.Cart`1.Name")]
    [InlineData("M:Shop.Api.Cart`1.AddAsync``1(``0,System.Collections.Generic.IReadOnlyList{`0},System.Uri[],System.Int32@,System.ValueTuple{System.Int32,System.String},System.Collections.Generic.Dictionary{System.String,System.Nullable{System.Int32}})")]
    [InlineData("M:Shop.Api.Cart`1.Clear")]
    [InlineData("E:Shop.Api.Cart`1.Entry.Changed")]
    [InlineData("F:Shop.Api.Token.Shut")]
    public void IsDeclared(string id) => Assert.Contains(MemberNames.OfId(id), DeclaredMembers.In(Source));

    [Theory]
    [InlineData("T:Shop.Line")]
    [InlineData("P:Shop.Api.Line.Count")]
    [InlineData("M:Shop.Api.Cart`1.Clear(System.Int32)")]
    [InlineData("M:Shop.Api.Cart`1.AddAsync(System.String)")]
    [InlineData("M:Shop.Api.Cart`1.#ctor(System.String)")]
    [InlineData("M:Shop.Api.Cart.Clear")]
    [InlineData("P:Shop.Api.Cart`1._limit")]
    [InlineData("F:Shop.Api.Token.Closed")]
    public void IsNotDeclared(string id) => Assert.DoesNotContain(MemberNames.OfId(id), DeclaredMembers.In(Source));
}
