using Wirefix.Analyzers.Framing;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Framing;

public sealed class HandMadeMultipartTests
{
    private const string InFileName = "stands unescaped in the file name of a Content-Disposition header";
    private const string BoundaryCut = "cuts the boundary out by hand: a quoted one keeps its quotes";

    [Theory]
    [InlineData("\"attachment; filename=\\\"\" + [|fileName|] + \"\\\"\"", "'fileName' " + InFileName)]
    [InlineData("$\"attachment; filename=\\\"{[|fileName|]}\\\"\"", "'fileName' " + InFileName)]
    [InlineData("$\"attachment; filename={[|fileName|]}\"", "'fileName' " + InFileName)]
    [InlineData("$\"form-data; name=\\\"file\\\"; filename=\\\"{[|file.Name|]}\\\"\"", "'file.Name' " + InFileName)]
    [InlineData("string.Format(\"form-data; filename=\\\"{0}\\\"\", [|fileName|])", "'fileName' " + InFileName)]
    [InlineData("string.Format(\"form-data; name=\\\"a\\\"; filename=\\\"{1}\\\"\", 1, [|fileName|])", "'fileName' " + InFileName)]
    [InlineData("new StringBuilder().Append($\"; filename=\\\"{[|fileName|]}\\\"\")", "'fileName' " + InFileName)]
    [InlineData("$\"Content-Disposition: form-data; name=\\\"{[|field|]}\\\"\"", "'field' stands unescaped in the name of a part of a multipart body")]
    [InlineData("\"multipart/form-data; boundary=\" + [|boundary|]", "'boundary' is written into the content type of a multipart body by hand")]
    [InlineData("$\"multipart/form-data; boundary=\\\"{[|boundary|]}\\\"\"", "'boundary' is written into the content type of a multipart body by hand")]
    public Task A_header_that_is_written_by_hand_is_reported(string header, string message) => Valued(header).IsReported(message);

    [Theory]
    [InlineData("$\"attachment; filename=\\\"{id}\\\"\"")]
    [InlineData("$\"attachment; filename=\\\"{fileId}\\\"\"")]
    [InlineData("$\"attachment; filename=\\\"{Report}\\\"\"")]
    [InlineData("\"attachment; filename=\\\"report.pdf\\\"\"")]
    [InlineData("$\"attachment; filename=\\\"{Uri.EscapeDataString(fileName)}\\\"\"")]
    [InlineData("$\"attachment; filename=\\\"{escapedName}\\\"\"")]
    [InlineData("$\"attachment; filename*=UTF-8''{fileName}\"")]
    [InlineData("$\"<input name=\\\"{field}\\\">\"")]
    [InlineData("$\"the boundary={boundary}\"")]
    [InlineData("\"multipart/form-data; boundary=abc\"")]
    [InlineData("new MultipartFormDataContent { { new StringContent(field), field, fileName } }")]
    [InlineData("new MultipartFormDataContent(boundary).ToString() + $\"multipart/form-data; boundary={boundary}\"")]
    public Task Another_text_is_not_reported(string text) => Valued(text).IsSilent();

    [Theory]
    [InlineData("[|contentType.Split(\"boundary=\")|][1]", "'Split' " + BoundaryCut)]
    [InlineData("[|contentType.Split(new[] { \"boundary=\" }, StringSplitOptions.None)|][1]", "'Split' " + BoundaryCut)]
    [InlineData("contentType.Substring([|contentType.IndexOf(\"boundary=\", StringComparison.Ordinal)|] + 9)", "'IndexOf' " + BoundaryCut)]
    [InlineData("contentType.Split(';').First(part => [|part.Trim().StartsWith(\"boundary=\")|])", "'StartsWith' " + BoundaryCut)]
    [InlineData("[|field.Split(\"filename=\")|][1]", "'Split' cuts the file name out by hand: an escaped quote, and a name in 'filename*', are lost")]
    [InlineData("[|field.Split(\"filename=\")|][1].Trim('\"')", "'Split' cuts the file name out by hand: an escaped quote, and a name in 'filename*', are lost")]
    [InlineData("field.Substring([|field.IndexOf(\"filename=\\\"\")|] + 10)", "'IndexOf' cuts the file name out by hand: an escaped quote, and a name in 'filename*', are lost")]
    public Task A_header_that_is_cut_by_hand_is_reported(string cut, string message) => Valued(cut).IsReported(message);

    [Fact]
    public Task A_content_type_that_is_split_at_its_equals_sign_is_reported() => Verify.Rule<HandMadeMultipart>().Source("""
        public static class Uploads
        {
            public static string Read(string contentType)
            {
                var boundary = [|contentType.Split('=')|][1];
                return "--" + boundary;
            }
        }
        """).IsReported("'Split' " + BoundaryCut);

    [Theory]
    [InlineData("contentType.Split(\"boundary=\")[1].Trim('\"')")]
    [InlineData("Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(contentType.Split(\"boundary=\")[1]).ToString()")]
    [InlineData("contentType.Split(\"boundary=\")[1].Replace(\"\\\"\", \"\")")]
    [InlineData("contentType.Contains(\"boundary=\")")]
    [InlineData("contentType.Split(\"charset=\")[1]")]
    [InlineData("contentType.Split('=')[1]")]
    [InlineData("field.Split(\"filename=\")[0] + field.IndexOf(\"filename*=\")")]
    [InlineData("Microsoft.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType).Boundary.ToString()")]
    [InlineData("Find(\"boundary=\")")]
    [InlineData("Names.IndexOf(\"filename=\")")]
    public Task Code_that_copes_or_looks_for_something_else_is_not_reported(string cut) =>
        Verify.Rule<HandMadeMultipart>().Source(Text($"Console.WriteLine({cut});", withBoundary: false)).IsSilent();

    [Theory]
    [InlineData("response.Content.Headers.ContentDisposition!.[|FileName|]")]
    [InlineData("response.Content.Headers.ContentDisposition?.[|FileName|]")]
    [InlineData("response.Content.Headers.ContentDisposition?.[|FileName|]?.Trim('\"')")]
    [InlineData("Path.GetExtension(response.Content.Headers.ContentDisposition?.[|FileName|])")]
    public Task A_file_name_without_its_encoded_form_is_reported(string name) => Valued(name).IsReported(
        "'FileName' leaves a name in 'filename*' out, which is where one that is not ASCII stands");

    [Theory]
    [InlineData("response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName")]
    [InlineData("response.Content.Headers.ContentDisposition?.FileName is null")]
    [InlineData("response.Content.Headers.ContentDisposition?.FileName != null")]
    [InlineData("string.IsNullOrEmpty(response.Content.Headers.ContentDisposition?.FileName)")]
    [InlineData("new ContentDispositionHeaderValue(\"attachment\") { FileName = fileName }")]
    [InlineData("nameof(ContentDispositionHeaderValue.FileName)")]
    [InlineData("response.Content.Headers.ContentDisposition!.FileName = fileName")]
    [InlineData("file.FileName")]
    public Task A_file_name_that_is_written_tested_or_complete_is_not_reported(string use) => Valued(use).IsSilent();

    [Theory]
    [InlineData("$\"filename=\\\"{")]
    [InlineData("$\"filename=\\\"{}\\\"\"")]
    [InlineData("\"filename=\" + ")]
    [InlineData("\"multipart/form-data; boundary=\" + missing")]
    [InlineData("string.Format(\"filename=\\\"{0}\\\"\")")]
    [InlineData("string.Format(\"filename=\\\"{")]
    [InlineData("contentType.Split(\"boundary=\"")]
    [InlineData("x.Split('=').Split(\"boundary=\").IndexOf(\"filename=\"")]
    [InlineData("disposition.FileName; response.Content.Headers.ContentDisposition.FileName.")]
    public Task Half_typed_code_never_throws(string statements) => Verify.Rule<HandMadeMultipart>().Source($$"""
        class Reader
        {
            void Run(string contentType, HttpResponseMessage response)
            {
                {{statements}}
            }
        """).Survives();

    [Fact]
    public Task A_program_that_looks_at_the_encoded_name_elsewhere_is_not_reported() => Verify.Rule<HandMadeMultipart>().AsApplication().Source("""
        using System.Net.Http.Headers;

        var disposition = ContentDispositionHeaderValue.Parse(args[0]);
        var name = disposition.FileName;
        name = disposition.FileNameStar ?? name;
        Console.WriteLine(name);
        """).IsSilent();

    private static RuleCase<HandMadeMultipart> Valued(string value) => Verify.Rule<HandMadeMultipart>().Source(Text($"Console.WriteLine({value});", withBoundary: true));

    private static string Text(string statement, bool withBoundary) => $$"""
        using System.Net.Http.Headers;
        using System.Text;

        public sealed record Upload(string Name, string FileName);

        public static class Uploads
        {
            private const string Report = "report.pdf";
            private static readonly List<string> Names = [Report];

            public static void Run(string fileName, string fileId, Guid id, string field, string contentType, string escapedName, Upload file, HttpResponseMessage response)
            {
                {{(withBoundary ? "var boundary = id.ToString(\"N\"); Console.WriteLine(boundary);" : "")}}
                {{statement}}
                Console.WriteLine((fileName, fileId, id, field, contentType, escapedName, file, response, Names));
            }

            private static StringBuilder Find(string text) => new(new MediaTypeHeaderValue(text).ToString());
        }
        """;
}
