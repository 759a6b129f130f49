using System.Text;
using Wirefix.Workspace.Writing;

namespace Wirefix.Workspace.Tests.Writing;

public sealed class DocumentBytesTests
{
    private const string Old = "// Größe 尺寸\r\nclass A { }\n";
    private const string New = "// Größe 尺寸\r\nclass B { } // 🧭\n";

    public static TheoryData<Encoding, bool> Encodings() => new()
    {
        { new UTF8Encoding(false), false },
        { new UTF8Encoding(true), true },
        { new UTF8Encoding(true), false },
        { new UTF8Encoding(false), true },
        { Encoding.Unicode, true },
        { Encoding.BigEndianUnicode, true },
        { Encoding.UTF32, true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_new_bytes_keep_the_encoding_and_the_mark_of_the_file(Encoding encoding, bool marked)
    {
        byte[] mark = !marked ? [] : encoding is UTF8Encoding ? [0xEF, 0xBB, 0xBF] : encoding.GetPreamble();
        byte[] original = [.. mark, .. encoding.GetBytes(Old)];

        var bytes = DocumentBytes.Encode("A.cs", original, Old, New, encoding);

        Assert.Equal([.. mark, .. encoding.GetBytes(New)], bytes);
    }

    [Fact]
    public void A_file_in_Latin_1_that_was_read_as_UTF_8_is_refused()
    {
        var original = Encoding.Latin1.GetBytes("// Größe\n");
        var read = Encoding.UTF8.GetString(original);

        var error = Assert.Throws<TreeWriteException>(() => DocumentBytes.Encode("A.cs", original, read, read + "// more\n", Encoding.UTF8));

        Assert.Equal("A.cs: is not valid utf-8; save it as UTF-8 and run again.", error.Message);
    }

    [Fact]
    public void A_file_in_Latin_1_that_was_read_as_such_keeps_its_bytes()
    {
        var original = Encoding.Latin1.GetBytes("// Größe\n");

        var bytes = DocumentBytes.Encode("A.cs", original, "// Größe\n", "// Größe\n// Maß\n", Encoding.Latin1);

        Assert.Equal(Encoding.Latin1.GetBytes("// Größe\n// Maß\n"), bytes);
    }

    [Fact]
    public void A_text_that_the_encoding_cannot_hold_is_refused()
    {
        var original = Encoding.Latin1.GetBytes("// Größe\n");

        var error = Assert.Throws<TreeWriteException>(() => DocumentBytes.Encode("A.cs", original, "// Größe\n", "// 尺寸\n", Encoding.Latin1));

        Assert.Contains("iso-8859-1, cannot hold the new text", error.Message);
    }

    [Fact]
    public void A_text_that_is_not_the_files_is_refused() =>
        Assert.Throws<TreeWriteException>(() => DocumentBytes.Encode("A.cs", "class A;"u8, "class Other;", "class B;", Encoding.UTF8));
}
