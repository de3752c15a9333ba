using System.Text.Json;
Console.WriteLine(System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode("é😀\u2028\u007f\"<&'+"));
