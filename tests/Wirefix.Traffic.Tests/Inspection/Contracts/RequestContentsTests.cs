using System.Text;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Tests.Inspection.Contracts;

public sealed class RequestContentsTests
{
    private static readonly Endpoint Uploads = new("POST", "files.example", PathTemplate.Parse("/uploads"));

    [Theory]
    [InlineData("multipart/form-data; boundary=b1")]
    [InlineData("multipart/form-data; charset=utf-8; boundary=\"b1\"")]
    public void Parts_are_told_by_their_names_with_their_files(string contentType)
    {
        var values = Contents(contentType, """
            --b1
            Content-Disposition: form-data; name="files"; filename="a b.txt"
            Content-Type: text/plain

            first
            --b1
            Content-Disposition: form-data; name="files"; filename="é.txt"

            second
            --b1
            Content-Disposition: form-data; name="note"

            --b1--
            """.ReplaceLineEndings("\r\n"));

        Assert.Equal([("files", "first"), ("files filename", "a b.txt"), ("files", "second"), ("files filename", "é.txt"), ("note", "")], values);
    }

    [Fact]
    public void A_body_without_fields_is_one_content() => Assert.Equal([("", "first\nsecond")], Contents("text/plain", "first\nsecond"));

    [Theory]
    [InlineData("application/json", "{\"a\":1}")]
    [InlineData("application/x-www-form-urlencoded", "a=1")]
    [InlineData("text/plain", "")]
    public void A_body_with_fields_and_an_empty_one_have_none(string contentType, string body) => Assert.Empty(Contents(contentType, body));

    [Fact]
    public void Long_contents_and_those_of_no_text_are_told_by_their_digest()
    {
        var longer = Assert.Single(Contents("text/plain", new string('a', 5000))).Text;
        var binary = Assert.Single(Contents("application/pdf", [0xff, 0xfe])).Text;

        Assert.StartsWith("5000 bytes, sha256:", longer, StringComparison.Ordinal);
        Assert.StartsWith("2 bytes, sha256:", binary, StringComparison.Ordinal);
        Assert.NotEqual(longer, Assert.Single(Contents("text/plain", new string('b', 5000))).Text);
    }

    [Fact]
    public void A_place_of_a_part_has_its_values()
    {
        var request = Request("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n1\r\n--b--"u8.ToArray());

        Assert.Equal(["x"], RequestValues.At(new WirePlace(Uploads, MessageSide.Request, WirePart.Content, "f filename"), request));
        Assert.Equal(["1"], RequestValues.At(new WirePlace(Uploads, MessageSide.Request, WirePart.Content, "f"), request));
    }

    private static (string Name, string Text)[] Contents(string contentType, string body) => Contents(contentType, Encoding.UTF8.GetBytes(body));

    private static (string Name, string Text)[] Contents(string contentType, byte[] body) =>
    [
        .. RequestValues.Of(Request(contentType, body), Uploads).Where(value => value.Part == WirePart.Content).Select(value => (value.Name, value.Text)),
    ];

    private static Request Request(string contentType, byte[] body) =>
        new("POST", new Uri("http://files.example/uploads")) { Headers = [new Header("Content-Type", contentType)], Body = body };
}
