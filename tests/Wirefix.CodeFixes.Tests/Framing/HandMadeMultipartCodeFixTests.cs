using Wirefix.Analyzers.Framing;
using Wirefix.CodeFixes.Framing;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Framing;

public sealed class HandMadeMultipartCodeFixTests
{
    [Theory]
    [InlineData("[|contentType.Split(\"boundary=\")|][1]")]
    [InlineData("[|contentType.Split(\"boundary=\")|].Last()")]
    [InlineData("contentType.Substring([|contentType.IndexOf(\"boundary=\", StringComparison.Ordinal)|] + \"boundary=\".Length)")]
    public Task A_boundary_is_parsed_by_the_framework(string cut) => In(cut).Becomes<HandMadeMultipartCodeFix>(
        Text("Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(Microsoft.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType).Boundary).ToString()"));

    [Theory]
    [InlineData("[|contentType.Split(\"boundary=\")|][1]", "contentType.Split(\"boundary=\")[1].Trim('\"')")]
    [InlineData("[|contentType.Split(\"boundary=\")|].Last()", "contentType.Split(\"boundary=\").Last().Trim('\"')")]
    [InlineData(
        "contentType.Substring([|contentType.IndexOf(\"boundary=\", StringComparison.Ordinal)|] + \"boundary=\".Length)",
        "contentType.Substring(contentType.IndexOf(\"boundary=\", StringComparison.Ordinal) + \"boundary=\".Length).Trim('\"')")]
    public Task The_quotes_may_be_taken_off_what_is_cut_out_instead(string before, string after) =>
        In(before).Becomes<SecondOffer<HandMadeMultipartCodeFix>>(Text(after));

    [Fact]
    public Task Imported_types_are_written_by_their_names() => Verify.Rule<HandMadeMultipart>().Source("""
        using Microsoft.Net.Http.Headers;

        public static class Uploads
        {
            public static string Boundary(string contentType) => [|contentType.Split("boundary=")|][1];

            public static string Type(string contentType) => MediaTypeHeaderValue.Parse(contentType).MediaType.ToString();
        }
        """).Becomes<HandMadeMultipartCodeFix>("""
        using Microsoft.Net.Http.Headers;

        public static class Uploads
        {
            public static string Boundary(string contentType) => HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).ToString();

            public static string Type(string contentType) => MediaTypeHeaderValue.Parse(contentType).MediaType.ToString();
        }
        """);

    [Theory]
    [InlineData("disposition.[|FileName|]", "disposition.FileNameStar ?? disposition.FileName?.Trim('\"')")]
    [InlineData("response.Content.Headers.ContentDisposition?.[|FileName|]", "response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName?.Trim('\"')")]
    [InlineData("disposition.[|FileName|] ?? \"none\"", "disposition.FileNameStar ?? disposition.FileName?.Trim('\"') ?? \"none\"")]
    [InlineData("disposition.[|FileName|]!.Length", "(disposition.FileNameStar ?? disposition.FileName?.Trim('\"'))!.Length")]
    [InlineData("disposition.[|FileName|]?.Trim('\"')", "(disposition.FileNameStar ?? disposition.FileName)?.Trim('\"')")]
    public Task The_encoded_file_name_comes_first(string before, string after) => In(before).Becomes<HandMadeMultipartCodeFix>(Text(after));

    [Fact]
    public Task All_of_a_document_are_mended() => Verify.Rule<HandMadeMultipart>().Source("""
        using System.Net.Http.Headers;

        public static class Uploads
        {
            public static string? One(ContentDispositionHeaderValue disposition) => disposition.[|FileName|];

            public static string? Other(HttpResponseMessage response) => response.Content.Headers.ContentDisposition?.[|FileName|];
        }
        """).Becomes<HandMadeMultipartCodeFix>("""
        using System.Net.Http.Headers;

        public static class Uploads
        {
            public static string? One(ContentDispositionHeaderValue disposition) => disposition.FileNameStar ?? disposition.FileName?.Trim('"');

            public static string? Other(HttpResponseMessage response) => response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName?.Trim('"');
        }
        """);

    [Theory]
    [InlineData("$\"attachment; filename=\\\"{[|contentType|]}\\\"\"")]
    [InlineData("\"multipart/form-data; boundary=\" + [|contentType|]")]
    [InlineData("[|contentType.Split(\"filename=\")|][1]")]
    [InlineData("[|contentType.Split(\"boundary=\")|].Length")]
    [InlineData("contentType[([|contentType.IndexOf(\"boundary=\")|] + 9)..]")]
    [InlineData("Make(disposition).[|FileName|]")]
    [InlineData("[|contentType.Split(\"boundary=\" /* once */)|][1]")]
    public Task What_would_be_put_together_in_another_way_is_left_alone(string code) => In(code).HasNo<HandMadeMultipartCodeFix>();

    private static RuleCase<HandMadeMultipart> In(string value) => Verify.Rule<HandMadeMultipart>().Source(Text(value));

    private static string Text(string value) => $$"""
        using System.Net.Http.Headers;

        public static class Uploads
        {
            public static object? Run(string contentType, ContentDispositionHeaderValue disposition, HttpResponseMessage response)
            {
                Console.WriteLine((contentType, disposition, response));
                return {{value}};
            }

            private static ContentDispositionHeaderValue Make(ContentDispositionHeaderValue value) => value;

            private static string Type(ContentDispositionHeaderValue value) => Make(value).DispositionType;
        }
        """;
}
