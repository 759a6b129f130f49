using System.Text;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Files in whatever encoding people have them.</summary>
public sealed class SourceEncodingTests : IDisposable
{
    private const string Order = "class Order { public string OrderId { get; set; } }";

    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    public static TheoryData<Encoding> Encodings => [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF8Encoding(true)];

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public void Marked_encodings_are_read(Encoding encoding)
    {
        File.WriteAllText(_tree["Order.cs"], "class Bestellung { public string Größe; }", encoding);

        Assert.Equal(["Order.cs:1"], _tree.Find("größe"));
        Assert.Empty(_tree.Refresh().Problems);
    }

    public static TheoryData<Encoding> Unmarked => [new UnicodeEncoding(bigEndian: true, byteOrderMark: false), new UnicodeEncoding(false, false)];

    [Theory]
    [MemberData(nameof(Unmarked), DisableDiscoveryEnumeration = true)]
    public void Utf16_is_read_without_a_mark(Encoding encoding)
    {
        File.WriteAllText(_tree["Order.cs"], "/* Заказ */ class Bestellung { public string Größe; }", encoding);

        Assert.Equal(["Order.cs:1"], _tree.Find("größe"));
        Assert.Empty(_tree.Refresh().Problems);
    }

    [Fact]
    public void A_few_zero_bytes_make_no_utf16()
    {
        _tree.Put("Order.cs", $"{Order} // \0\0\0");

        Assert.Equal(["Order.cs:1"], _tree.Find("orderId"));
    }

    [Fact]
    public void Another_encoding_is_guessed_with_a_message_each_time()
    {
        File.WriteAllText(_tree["Order.cs"], $"// Größe\n{Order}", Encoding.Latin1);

        Assert.All([_tree.Refresh(), _tree.Refresh()], index =>
            Assert.Contains("Latin-1", Assert.Single(index.Problems), StringComparison.Ordinal));
        Assert.Equal(["Order.cs:2"], _tree.Find("orderId"));
    }
}
